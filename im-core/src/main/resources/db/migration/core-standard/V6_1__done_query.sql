alter table done alter column query set data type varchar(80)
