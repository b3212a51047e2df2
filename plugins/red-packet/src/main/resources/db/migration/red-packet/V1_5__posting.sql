create table red_packet_posting (
    id varchar(36) not null primary key,
    from_account varchar(66) not null,
    to_account varchar(66) not null,
    amount bigint not null check (amount > 0),
    reason varchar(200) not null,
    created bigint not null
)
