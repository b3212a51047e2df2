alter table account add column quiet boolean default false not null
