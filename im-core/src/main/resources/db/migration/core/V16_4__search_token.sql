create table search_token (
    conversation bigint not null,
    token bigint not null,
    created bigint not null,
    seq bigint not null,
    primary key (conversation, token, created, seq)
)
