create table pin (
    conversation bigint not null,
    seq bigint not null,
    created bigint not null,
    primary key (conversation, seq)
)
