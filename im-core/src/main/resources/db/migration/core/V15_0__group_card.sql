create table group_card (
    conversation bigint not null primary key,
    picture bigint,
    notice varchar(2000) default '' not null,
    joining varchar(16) not null,
    history boolean not null,
    may_invite varchar(16) not null,
    may_mention varchar(16) not null,
    may_pin varchar(16) not null,
    announcement varchar(4000),
    announced_by bigint,
    announced_at bigint,
    announced_seq bigint,
    members integer not null,
    silenced_until bigint default 0 not null,
    constraint group_picture foreign key (picture) references stored_blob (id)
)
