alter table member add column hidden_at bigint default -1 not null
