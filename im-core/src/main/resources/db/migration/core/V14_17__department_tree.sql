create table department_tree (
    id integer not null primary key,
    version bigint not null,
    forgotten bigint not null
)
