alter table departure add column silenced_until bigint default 0 not null
