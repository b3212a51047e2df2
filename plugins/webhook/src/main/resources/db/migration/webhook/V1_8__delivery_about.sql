create index webhook_delivery_about on webhook_delivery (conversation, target)
