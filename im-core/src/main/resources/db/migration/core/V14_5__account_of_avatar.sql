create index account_of_avatar on account (avatar)
