create table plugin_job (
    plugin varchar(32) not null,
    name varchar(32) not null,
    next_run bigint not null,
    last_run bigint not null,
    last_error varchar(500),
    primary key (plugin, name)
)
