create table entry (
    conversation bigint not null,
    seq bigint not null,
    id bigint not null,
    kind varchar(48) not null,
    sender bigint not null,
    client_id varchar(64),
    type varchar(16) not null,
    media varchar(64) not null,
    content varchar(40000) not null,
    body varchar(10000) not null,
    subject varchar(400),
    reply_to bigint,
    mentions varchar(8000),
    ordinal bigint not null,
    created bigint not null,
    primary key (conversation, seq),
    constraint entry_once unique (conversation, sender, client_id)
)
