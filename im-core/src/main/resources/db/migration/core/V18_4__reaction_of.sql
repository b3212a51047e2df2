create index reaction_of on reaction (account, conversation, seq)
