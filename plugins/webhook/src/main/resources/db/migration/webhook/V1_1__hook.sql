create table webhook_hook (
    name varchar(32) not null primary key,
    url varchar(2000) not null,
    secret varchar(1000) not null,
    kinds varchar(2000) not null,
    conversations varchar(2000) not null,
    enabled boolean not null,
    created bigint not null
)
