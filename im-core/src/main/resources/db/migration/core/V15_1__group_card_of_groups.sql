insert into group_card (conversation, joining, history, may_invite, may_mention, may_pin, members)
select c.id, 'invite', false, 'members', 'members', 'administrators',
    (select count(*) from member m where m.conversation = c.id)
from conversation c where c.kind = 'group'
