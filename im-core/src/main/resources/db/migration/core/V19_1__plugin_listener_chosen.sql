alter table plugin_listener add column chosen varchar(4000)
