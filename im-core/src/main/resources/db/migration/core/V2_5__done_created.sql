create index done_created on done (created)
