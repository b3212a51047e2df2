alter table entry add column as_of bigint
