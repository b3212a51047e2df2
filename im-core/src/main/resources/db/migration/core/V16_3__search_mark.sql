create table search_mark (
    id integer not null primary key,
    moment bigint not null
)
