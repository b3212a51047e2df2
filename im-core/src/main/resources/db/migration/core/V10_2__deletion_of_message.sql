create index deletion_of_message on deletion (conversation, seq)
