create table red_packet_wallet (
    owner varchar(64) not null primary key,
    balance bigint not null check (balance >= 0)
)
