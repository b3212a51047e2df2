create table member_draft (
    account bigint not null,
    conversation bigint not null,
    content varchar(10000) not null,
    primary key (account, conversation)
)
