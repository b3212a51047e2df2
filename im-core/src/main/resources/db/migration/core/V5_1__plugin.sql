create table plugin (
    id varchar(32) not null primary key,
    wanted varchar(16) not null,
    version varchar(64) not null,
    changed bigint not null
)
