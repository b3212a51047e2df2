create table edit_place (
    conversation bigint not null,
    target bigint not null,
    seq bigint not null,
    primary key (conversation, target, seq)
)
