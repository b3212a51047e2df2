create table webhook_delivery (
    id varchar(36) not null primary key,
    hook varchar(32) not null,
    event varchar(70) not null,
    conversation varchar(13) not null,
    seq bigint not null,
    target bigint not null,
    created bigint not null,
    since bigint not null,
    body varchar(300000) not null,
    state varchar(10) not null,
    attempts integer not null,
    last_attempt bigint not null,
    status integer not null,
    error varchar(200) not null,
    millis bigint not null
)
