alter table member add column joined bigint default 0 not null
