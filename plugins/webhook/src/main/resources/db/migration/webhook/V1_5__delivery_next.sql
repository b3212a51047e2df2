create index webhook_delivery_next on webhook_delivery (hook, conversation, state, seq)
