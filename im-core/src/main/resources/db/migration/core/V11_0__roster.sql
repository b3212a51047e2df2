create table roster (
    owner bigint not null,
    other bigint not null,
    state varchar(16) not null,
    blocked boolean not null,
    group_name varchar(256) not null,
    remark varchar(256) not null,
    greeting varchar(800) not null,
    asked bigint not null,
    refused bigint not null,
    changed bigint not null,
    due bigint not null,
    primary key (owner, other)
)
