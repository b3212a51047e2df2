create table entry_state (
    conversation bigint not null,
    target bigint not null,
    kind varchar(80) not null,
    seq bigint not null,
    content varchar(40000) not null,
    primary key (conversation, target, kind)
)
