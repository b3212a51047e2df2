create table hold (
    conversation bigint not null,
    seq bigint not null,
    held bigint not null,
    primary key (conversation, seq, held),
    constraint hold_blob foreign key (held) references stored_blob (id)
)
