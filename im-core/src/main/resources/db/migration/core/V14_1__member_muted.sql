alter table member add column muted_until bigint default 0 not null
