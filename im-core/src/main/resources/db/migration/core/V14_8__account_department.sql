alter table account add column department bigint
