create table plugin_stray (
    plugin varchar(32) not null,
    name varchar(128) not null,
    primary key (plugin, name)
)
