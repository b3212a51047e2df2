alter table plugin_job add column last_millis bigint
