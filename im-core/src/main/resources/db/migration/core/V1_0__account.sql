create table node (
    id integer not null primary key,
    holder varchar(64) not null,
    leased_until bigint not null
);

create table setting (
    name varchar(64) not null primary key,
    content varchar(4000) not null
);

create table account (
    id bigint not null primary key,
    username varchar(64) not null,
    password varchar(255) not null,
    name varchar(64) not null,
    signature varchar(255) not null,
    locale varchar(35) not null,
    state varchar(16) not null,
    roles varchar(255) not null,
    search varchar(2000) not null,
    created bigint not null,
    changed bigint not null,
    constraint account_username unique (username)
);

create table device (
    account bigint not null,
    id varchar(64) not null,
    kind varchar(16) not null,
    name varchar(64) not null,
    address varchar(64) not null,
    since bigint not null,
    last_seen bigint not null,
    family bigint not null,
    generation bigint not null,
    previous_generation bigint not null,
    selector varchar(64) not null,
    current_token varchar(64) not null,
    previous_token varchar(64),
    rotated bigint not null,
    used boolean not null,
    expires bigint not null,
    primary key (account, id),
    constraint device_family unique (family),
    constraint device_selector unique (selector),
    constraint device_account foreign key (account) references account (id)
);
