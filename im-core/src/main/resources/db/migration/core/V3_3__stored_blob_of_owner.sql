create index stored_blob_of_owner on stored_blob (owner, created)
