create table entry_place (
    id bigint not null primary key,
    conversation bigint not null,
    seq bigint not null
)
