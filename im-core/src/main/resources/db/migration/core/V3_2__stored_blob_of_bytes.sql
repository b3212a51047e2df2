create index stored_blob_of_bytes on stored_blob (bytes)
