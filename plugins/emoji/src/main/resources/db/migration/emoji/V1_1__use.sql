create table emoji_use (
    id varchar(300) not null primary key,
    account varchar(64) not null,
    code varchar(128) not null,
    pack varchar(64),
    uses bigint not null,
    last_used bigint not null
)
