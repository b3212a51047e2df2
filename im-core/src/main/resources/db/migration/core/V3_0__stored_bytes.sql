create table stored_bytes (
    id bigint not null primary key,
    sha256 varchar(64) not null,
    size bigint not null,
    type varchar(127) not null,
    width integer,
    height integer,
    seconds integer,
    thumbnail boolean not null,
    created bigint not null,
    constraint stored_bytes_once unique (sha256)
)
