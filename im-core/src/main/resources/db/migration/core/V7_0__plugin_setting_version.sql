create table plugin_setting_version (
    plugin varchar(32) not null primary key,
    version bigint not null
)
