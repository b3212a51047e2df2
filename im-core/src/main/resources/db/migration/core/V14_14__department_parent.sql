create index department_parent on department (parent)
