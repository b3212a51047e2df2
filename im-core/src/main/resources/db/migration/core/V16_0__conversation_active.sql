alter table conversation add column active bigint default 0 not null
