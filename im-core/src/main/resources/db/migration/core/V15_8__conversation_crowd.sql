alter table conversation add column crowd boolean default false not null
