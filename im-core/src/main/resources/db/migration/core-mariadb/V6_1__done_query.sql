alter table done modify column query varchar(80) not null
