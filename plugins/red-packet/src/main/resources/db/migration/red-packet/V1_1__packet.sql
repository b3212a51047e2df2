create table red_packet (
    id varchar(13) not null primary key,
    sender varchar(64) not null,
    direct boolean not null,
    amount bigint not null,
    share_count integer not null,
    split varchar(8) not null,
    greeting varchar(200) not null,
    rest_amount bigint not null check (rest_amount >= 0),
    rest_count integer not null check (rest_count >= 0),
    returned boolean not null,
    created bigint not null,
    expires bigint not null
)
