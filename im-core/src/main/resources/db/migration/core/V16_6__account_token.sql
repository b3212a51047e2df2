create table account_token (
    token bigint not null,
    account bigint not null,
    primary key (token, account)
)
