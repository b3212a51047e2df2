alter table plugin add column why varchar(1000)
