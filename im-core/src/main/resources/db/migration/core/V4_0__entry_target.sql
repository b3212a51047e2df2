alter table entry add column target bigint
