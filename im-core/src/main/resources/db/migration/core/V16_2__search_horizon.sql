create table search_horizon (
    conversation bigint not null primary key,
    seq bigint not null
)
