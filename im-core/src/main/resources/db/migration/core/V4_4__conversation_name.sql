alter table conversation add column name varchar(256)
