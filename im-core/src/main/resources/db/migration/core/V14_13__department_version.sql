create index department_version on department (version, id)
