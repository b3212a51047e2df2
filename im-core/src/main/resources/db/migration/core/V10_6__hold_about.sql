alter table hold add column about bigint
