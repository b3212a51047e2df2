alter table account add column title varchar(128) default '' not null
