alter table conversation add column owner bigint
