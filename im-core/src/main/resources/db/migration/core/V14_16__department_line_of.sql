create index department_line_of on department_line (department, ancestor)
