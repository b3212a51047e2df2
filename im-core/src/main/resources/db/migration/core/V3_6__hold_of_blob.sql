create index hold_of_blob on hold (held)
