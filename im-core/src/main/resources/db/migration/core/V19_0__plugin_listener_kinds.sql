alter table plugin_listener add column kinds varchar(4000) default 'message' not null
