create index mention_of_message on mention (conversation, seq)
