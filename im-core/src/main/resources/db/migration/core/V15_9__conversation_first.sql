alter table conversation add column first_seq bigint default 1 not null
