create table done (
    account bigint not null,
    query varchar(64) not null,
    client_id varchar(64) not null,
    answer mediumtext not null,
    created bigint not null,
    primary key (account, query, client_id)
)
