create index conversation_active on conversation (active, id)
