create index stored_blob_due on stored_blob (due)
