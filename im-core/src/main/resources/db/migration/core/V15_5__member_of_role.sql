create index member_of_role on member (conversation, role)
