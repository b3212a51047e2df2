create table webhook_lane (
    id varchar(46) not null primary key,
    hook varchar(32) not null,
    conversation varchar(13) not null,
    due bigint not null
)
