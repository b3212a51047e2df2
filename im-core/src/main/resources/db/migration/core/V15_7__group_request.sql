create table group_request (
    conversation bigint not null,
    account bigint not null,
    greeting varchar(400) not null,
    refused boolean not null,
    changed bigint not null,
    primary key (conversation, account)
)
