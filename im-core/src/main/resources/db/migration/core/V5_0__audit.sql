create table audit (
    id bigint not null primary key,
    at_time bigint not null,
    actor varchar(64) not null,
    action varchar(64) not null,
    subject varchar(200) not null,
    detail varchar(4000) not null,
    address varchar(64) not null
)
