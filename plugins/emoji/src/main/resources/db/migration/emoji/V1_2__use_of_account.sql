create index emoji_use_of_account on emoji_use (account, uses, last_used)
