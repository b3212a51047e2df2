create table spare_bytes (
    name varchar(128) not null primary key,
    due bigint not null
)
