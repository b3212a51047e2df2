alter table member add column pinned boolean default false not null
