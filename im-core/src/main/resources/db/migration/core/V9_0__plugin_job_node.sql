alter table plugin_job add column last_node integer
