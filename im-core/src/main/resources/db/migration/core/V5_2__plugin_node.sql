create table plugin_node (
    plugin varchar(32) not null,
    node integer not null,
    version varchar(64) not null,
    state varchar(16) not null,
    reason varchar(1000) not null,
    sha256 varchar(64) not null,
    changed bigint not null,
    primary key (plugin, node)
)
