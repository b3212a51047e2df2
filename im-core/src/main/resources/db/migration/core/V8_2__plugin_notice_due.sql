create index plugin_notice_due on plugin_notice (listener, set_aside, due, entry)
