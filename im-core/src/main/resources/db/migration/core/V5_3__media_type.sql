create table media_type (
    name varchar(32) not null primary key,
    number integer not null,
    plugin varchar(32) not null,
    constraint media_type_number unique (number)
)
