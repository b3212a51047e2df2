create index roster_of on roster (other, blocked, state, owner)
