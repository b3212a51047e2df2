alter table account add column post_order integer default 0 not null
