alter table hold add constraint hold_blob foreign key (held) references stored_blob (id)
