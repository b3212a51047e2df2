alter table conversation add column first_ordinal bigint default 0 not null
