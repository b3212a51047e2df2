create index group_card_of_picture on group_card (picture)
