create index spare_bytes_due on spare_bytes (due)
