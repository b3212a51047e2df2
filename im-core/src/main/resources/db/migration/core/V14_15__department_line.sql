create table department_line (
    ancestor bigint not null,
    department bigint not null,
    primary key (ancestor, department)
)
