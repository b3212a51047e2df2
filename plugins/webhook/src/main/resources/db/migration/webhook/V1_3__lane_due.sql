create index webhook_lane_due on webhook_lane (hook, due)
