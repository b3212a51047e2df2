create table departure (
    account bigint not null,
    conversation bigint not null,
    changed bigint not null,
    primary key (account, conversation)
)
