create index roster_changed on roster (owner, changed)
