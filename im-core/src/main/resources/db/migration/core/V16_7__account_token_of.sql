create index account_token_of on account_token (account)
