create table poll (
    id varchar(13) not null primary key,
    sender varchar(64) not null,
    option_count integer not null,
    several boolean not null,
    closed boolean not null
)
