create index search_token_place on search_token (conversation, seq)
