create table mention (
    account bigint not null,
    conversation bigint not null,
    seq bigint not null,
    primary key (account, conversation, seq)
)
