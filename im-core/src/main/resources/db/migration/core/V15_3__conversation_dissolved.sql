alter table conversation add column dissolved bigint default 0 not null
