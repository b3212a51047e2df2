create index roster_due on roster (due)
