alter table account add column avatar bigint
