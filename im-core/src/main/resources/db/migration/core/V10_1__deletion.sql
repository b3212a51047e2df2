create table deletion (
    account bigint not null,
    conversation bigint not null,
    seq bigint not null,
    changed bigint not null,
    primary key (account, conversation, seq)
)
