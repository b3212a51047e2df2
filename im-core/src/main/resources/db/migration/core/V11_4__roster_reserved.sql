create table roster_reserved (
    account bigint not null primary key
)
