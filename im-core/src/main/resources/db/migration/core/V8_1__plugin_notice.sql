create table plugin_notice (
    listener varchar(65) not null,
    conversation bigint not null,
    seq bigint not null,
    entry bigint not null,
    tries integer not null,
    due bigint not null,
    set_aside boolean not null,
    primary key (listener, conversation, seq)
)
