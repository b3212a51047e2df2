alter table hold drop constraint hold_blob
