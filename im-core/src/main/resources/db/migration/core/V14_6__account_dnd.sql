alter table account add column dnd varchar(100)
