alter table member add column role varchar(16) default 'member' not null
