create table group_link (
    id bigint not null primary key,
    conversation bigint not null,
    token varchar(64) not null,
    maker bigint not null,
    created bigint not null,
    expires bigint not null,
    uses integer not null,
    used integer not null,
    constraint group_link_of unique (conversation, id),
    constraint group_link_token unique (token)
)
