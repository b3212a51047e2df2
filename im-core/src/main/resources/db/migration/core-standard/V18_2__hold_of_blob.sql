drop index hold_of_blob
