create table department (
    id bigint not null primary key,
    parent bigint,
    name varchar(128) not null,
    place integer not null,
    version bigint not null,
    removed bigint
)
