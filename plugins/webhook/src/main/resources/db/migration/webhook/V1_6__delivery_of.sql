create index webhook_delivery_of on webhook_delivery (hook, created, id)
