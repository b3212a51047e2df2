create table plugin_setting (
    plugin varchar(32) not null,
    name varchar(128) not null,
    content mediumtext not null,
    changed bigint not null,
    changed_by bigint not null,
    primary key (plugin, name)
)
