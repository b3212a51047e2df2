alter table entry_state alter column content set data type varchar(200000)
