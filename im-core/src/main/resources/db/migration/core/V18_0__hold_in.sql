create index hold_in on hold (held, conversation)
