create table conversation (
    id bigint not null primary key,
    kind varchar(16) not null,
    low_account bigint,
    high_account bigint,
    last_seq bigint not null,
    last_ordinal bigint not null,
    rights_version bigint not null,
    created bigint not null,
    changed bigint not null,
    constraint conversation_pair unique (low_account, high_account)
)
