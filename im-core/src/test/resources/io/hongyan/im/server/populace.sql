create function pg_temp.who(i bigint, j bigint) returns bigint language sql immutable as
$$ select case
    when i <= :mine + 2 and j = 0 then 1
    when i <= :mine / 2 then 1 + i
    when i > :mine + 2 and i % 10 < 7 then
        2 + (i - :mine - 2 + j * (1 + (i - :mine - 2) / (:accounts - 1))) % (:accounts - 1)
    else 2 + (i * 7 + j) % (:accounts - 1) end $$

create function pg_temp.ordinal(s bigint) returns bigint language sql immutable as $$ select s - s / 50 $$

create function pg_temp.client(i bigint, s bigint) returns text language sql immutable as
$$ select lpad(to_hex(i), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(s), 12, '0') $$

create function pg_temp.body(i bigint, s bigint) returns text language sql immutable as
$$ select 'goose w' || (i * 31 + s) % 1000 || case when (i + s) % 10000 = 0 then ' needle' else '' end
    || ' says number ' || s || ' of ' || i $$

create function pg_temp.token(word text) returns bigint language sql immutable as
$$ select ('x' || left(rpad(encode(convert_to(word, 'UTF8'), 'hex'), 16, '0'), 16))::bit(64)::bigint
    # (-9223372036854775808) $$

create temporary table conv as
select i, kind, kind in ('channel', 'room') as crowd,
    case when kind = 'room' then 5000 when i = :mine then :entries / 10 when kind = 'channel' then :entries / 100
        else round(1 + (i * 7919 % 1000) / 1000.0 * (2.0 * (:entries * 0.89 / :conversations) - 2)) end::bigint as n,
    case when kind = 'room' then 4901 else 1 end::bigint as first,
    case when kind = 'direct' then 2 when kind = 'channel' then least(:accounts - 1, 100000) when kind = 'room' then 50
        when i = :mine then 450 when i < :mine and i % 50 = 0 then 400 when i < :mine then 3 + i % 18
        when i % 1000 = 9 then 300 else 3 + i % 8 end::bigint as size,
    :now - 3600000 - i * 30000 as changed
from (select i::bigint, case when i <= :mine / 2 then 'direct' when i <= :mine then 'group'
    when i = :mine + 1 then 'channel' when i = :mine + 2 then 'room'
    when i % 10 < 7 then 'direct' else 'group' end as kind from generate_series(1, :conversations) i) c

insert into conversation (id, kind, low_account, high_account, last_seq, last_ordinal, rights_version, created, changed,
    active, name, owner, dissolved, crowd, first_seq, first_ordinal)
select i, kind, case when kind = 'direct' then least(pg_temp.who(i, 0), pg_temp.who(i, 1)) end,
    case when kind = 'direct' then greatest(pg_temp.who(i, 0), pg_temp.who(i, 1)) end, n, pg_temp.ordinal(n), 1,
    changed - n * 60000, changed, changed / 900000, case when kind <> 'direct' then 'group ' || i end,
    case when kind <> 'direct' then pg_temp.who(i, 0) end, case when i > :mine and i % 5000 = 19 then changed else 0 end,
    crowd, first, pg_temp.ordinal(first - 1) from conv

insert into group_card (conversation, joining, history, may_invite, may_mention, may_pin, members)
select i, 'open', true, 'members', 'members', 'administrators', size from conv where kind <> 'direct'

insert into member (account, conversation, first_seq, first_ordinal, read_seq, read_ordinal, delivered_seq, changed, role,
    joined, pinned, muted_until, hidden_at, silenced_until)
select pg_temp.who(i, j), i, f, pg_temp.ordinal(f - 1), greatest(n - (i + j) % 6, 0),
    pg_temp.ordinal(greatest(n - (i + j) % 6, 0)), n, changed,
    case when kind = 'direct' or j > 1 then 'member' when j = 0 then 'owner' else 'administrator' end,
    changed - n * 60000, j = 0 and i % 100 = 0, 0, -1, 0
from conv cross join lateral (select j, case when j % 7 = 3 then 1 + n / 2 else first end as f
    from generate_series(0, size - 1) j) m

insert into entry (conversation, seq, id, kind, sender, client_id, type, media, content, body, ordinal, created, target,
    as_of)
select i, s, (i << 24) + s, case when e then 'edit' else 'message' end, pg_temp.who(i, s % least(size, 5)),
    case when not e then pg_temp.client(i, s) end,
    case when e then '' when kind = 'direct' then 'chat' else 'groupchat' end, case when e then '' else 'text' end,
    '{"text":"' || pg_temp.body(i, s) || '"}', pg_temp.body(i, s), pg_temp.ordinal(s), changed - (n - s) * 60000,
    case when e then s - 1 end, case when s % 50 = 49 and s < n then s + 1 end
from conv cross join lateral (select s, s % 50 = 0 as e from generate_series(first, n) s) e

insert into entry_state (conversation, target, kind, seq, content)
select conversation, target, 'edit', seq,
    '{"time":' || created || ',"fields":{"body":"' || body || '","content":' || content || '}}'
from entry where kind = 'edit'

insert into edit_place (conversation, target, seq) select conversation, target, seq from entry where kind = 'edit'

insert into entry_place (id, conversation, seq)
select id, conversation, seq from entry where kind = 'message' and seq % :named = 1 % :named

insert into reaction (conversation, seq, reaction, account, created)
select conversation, seq, '👍', sender, created from entry where kind = 'message' and seq % 20 = 1

insert into reaction (conversation, seq, reaction, account, created)
select conversation, 2, '👍', account, changed from member where conversation = :mine + 1

insert into entry_state (conversation, target, kind, seq, content)
select i, 2, 'reaction', 2, '{"time":1,"fields":{"reactions":[{"reaction":"👍","count":' || size || '}]}}'
from conv where i = :mine + 1

update entry set as_of = 0 where conversation = :mine + 1 and seq = 2

insert into pin (conversation, seq, created) select i, s, changed from conv, generate_series(1, least(n, 40)) s
where i = :mine or (i % 10 = 8 and s = 1)

insert into deletion (account, conversation, seq, changed)
select 1, i, s, changed from conv, generate_series(greatest(n - 8999, 100), n) s where i = :mine
union all select pg_temp.who(i, 0), i, 1, changed from conv where i % 10 = 1 and i <> :mine

insert into mention (account, conversation, seq)
select 1, i, s from conv, generate_series(1, n, 20) s where i = :mine
union all select 0, i, s from conv, generate_series(1, n, 50) s where i = :mine
union all select pg_temp.who(i, 1), i, 1 from conv where i % 5 = 1 and size > 2

insert into stored_bytes (id, sha256, size, type, thumbnail, created)
select b, md5(b::text) || md5(b::text), 1000, 'image/png', false, :now from generate_series(0, :blobs / 2) b

insert into stored_blob (id, owner, bytes, name, created, due)
select b, pg_temp.who(b, 1), b / 2, 'a.png', :now - b, case when b > :blobs - 5 then 1 when b > :blobs - 1000 then :now * 2 end
from generate_series(1, :blobs) b

insert into hold (conversation, seq, held)
select i, 1, i from conv where i < :blobs - 1000
union all select i, n, 2 from conv where i % 20 = 7

insert into spare_bytes (name, due) select 'spare ' || b, :now * 2 from generate_series(1, 1000) b

insert into member_draft (account, conversation, content)
select pg_temp.who(i, 0), i, 'draft' from conv where i % 10 = 3

insert into departure (account, conversation, changed)
select a, :conversations + a, :now - a * 1000 from generate_series(1, :accounts) a
union all select 1, :conversations + a, :now - a * 1000 from generate_series(2, 1000) a

insert into account (id, username, password, name, signature, locale, state, roles, search, created, changed, avatar,
    department, title, post_order)
select a, 'u' || a, (select password from account where username = 'seed'), 'Goose ' || a, '', 'en', 'ACTIVE', '',
    'u' || a || E'\ngoose ' || a || E'\n', :now, :now, case when a % 3 = 0 then a end, 32 + a % 969, 'flies', a % 7
from generate_series(1, :accounts) a

insert into account_token (token, account)
select distinct pg_temp.token(substr(line, p)), id from account cross join lateral regexp_split_to_table(search, E'\n') line
    cross join lateral generate_series(1, length(line)) p where username <> 'seed'

insert into device (account, id, kind, name, address, since, last_seen, family, generation, previous_generation,
    selector, current_token, rotated, used, expires)
select a, 'd' || d, 'WEB', 'web', '127.0.0.1', :now, :now - a, a * 10 + d, 1, 0, md5((a * 10 + d)::text), 'x', :now,
    true, :now * 2
from generate_series(1, :accounts) a, generate_series(1, case when a = 1 then 5 else 1 + a % 2 end) d

insert into roster (owner, other, state, blocked, group_name, remark, greeting, asked, refused, changed, due)
select a, 2 + (a - 2 + k + :accounts - 1) % (:accounts - 1), 'both', false, 'friends', '', '', 0, 0, :now - a * 1000,
    9223372036854775807
from generate_series(2, :accounts) a, unnest(array[-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]) k
union all
select 1, a, 'both', false, 'friends', '', '', 0, 0, :now - a * 1000, 9223372036854775807 from generate_series(2, 1000) a
union all
select a, 1, 'both', false, 'friends', '', '', 0, 0, :now - a * 1000, 9223372036854775807 from generate_series(2, 1000) a
union all
select a, 1, 'none', true, '', '', '', 0, 0, :now - a, 9223372036854775807
from generate_series(:accounts - 150, :accounts) a
union all
select a, 2 + (a - 2 + 9) % (:accounts - 1), 'requested', false, '', '', 'hi', :now, 0, :now, :now * 2
from generate_series(2, :accounts, 20) a

insert into roster_reserved (account) select a from generate_series(50, :accounts, 50) a

insert into department (id, parent, name, place, version)
select d, case when d = 1 then null when d <= 31 then 1 else 2 + d % 30 end, 'department ' || d, d, d
from generate_series(1, 1000) d

insert into department_line (ancestor, department)
select d, d from generate_series(1, 1000) d
union all select 1, d from generate_series(2, 1000) d
union all select 2 + d % 30, d from generate_series(32, 1000) d

insert into department_tree (id, version, forgotten) values (1, 1000, 0)

insert into done (account, query, client_id, answer, created)
select a, 'read', pg_temp.client(a, k), '{}', case when a % 1000 = 0 then 0 else :now - a end
from generate_series(1, :accounts) a, generate_series(1, 5) k

insert into audit (id, at_time, actor, action, subject, detail, address)
select a, :now, 'u1', 'account.create', 'u' || a, '{}', '127.0.0.1' from generate_series(1, :accounts) a

insert into group_link (id, conversation, token, maker, created, expires, uses, used)
select i, i, md5(i::text), pg_temp.who(i, 0), :now, :now * 2, 100, 0 from conv where kind = 'group'

insert into group_request (conversation, account, greeting, refused, changed)
select :mine, a, 'hi', a % 10 = 0, :now from generate_series(:accounts - 300, :accounts) a
union all select i, :accounts - i % 100, 'hi', false, :now from conv where i % 10 = 8 and i <> :mine

insert into plugin_listener (listener, plugin, media, registered, dropped) values ('stock.counting', 'stock', 'text', 0, 0)

insert into plugin_notice (listener, conversation, seq, entry, tries, due, set_aside)
select case when i % 2 = 0 then 'stock.counting' else 'stock.other' end, i, s, (i << 24) + s, 0,
    case when s = 1 then :now - 1000000 + i else :now * 2 end, i % 100 = 0
from generate_series(1, 2000) i, generate_series(1, 20) s

insert into plugin_job (plugin, name, next_run, last_run)
select 'stock', 'job' || k, 0, 0 from generate_series(1, 3) k

create temporary table indexed as select * from conv where i <= :mine + 2 or i % 10 = 5

insert into search_horizon (conversation, seq) select i, n from indexed

insert into search_mark (id, moment) values (1, :now - 60000)

insert into search_token (conversation, token, created, seq)
select i, t, changed - (n - s) * 60000, s from indexed cross join lateral generate_series(first, n) s
    cross join lateral unnest(array[-9223372036854775808, pg_temp.token('goose'),
        pg_temp.token('w' || (i * 31 + s) % 1000), case when (i + s) % 10000 = 0 then pg_temp.token('needle') end]) t
where t is not null and s % 50 <> 0
order by 1, 2, 3, 4
