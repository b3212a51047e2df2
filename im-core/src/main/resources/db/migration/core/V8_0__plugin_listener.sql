create table plugin_listener (
    listener varchar(65) not null primary key,
    plugin varchar(32) not null,
    media varchar(4000) not null,
    registered bigint not null,
    dropped bigint not null
)
