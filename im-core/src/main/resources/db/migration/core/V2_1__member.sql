create table member (
    account bigint not null,
    conversation bigint not null,
    first_seq bigint not null,
    first_ordinal bigint not null,
    read_seq bigint not null,
    read_ordinal bigint not null,
    delivered_seq bigint not null,
    changed bigint not null,
    primary key (account, conversation),
    constraint member_of unique (conversation, account)
)
