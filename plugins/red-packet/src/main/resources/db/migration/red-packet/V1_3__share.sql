create table red_packet_share (
    packet varchar(13) not null,
    number integer not null,
    amount bigint not null check (amount > 0),
    owner varchar(64),
    opened bigint not null,
    primary key (packet, number),
    constraint red_packet_share_once unique (packet, owner)
)
