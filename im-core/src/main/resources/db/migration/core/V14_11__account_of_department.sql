create index account_of_department on account (department, post_order, id)
