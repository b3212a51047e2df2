create table reaction (
    conversation bigint not null,
    seq bigint not null,
    reaction varchar(128) not null,
    account bigint not null,
    created bigint not null,
    primary key (conversation, seq, reaction, account)
)
