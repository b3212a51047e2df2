create table stored_blob (
    id bigint not null primary key,
    owner bigint not null,
    bytes bigint not null,
    name varchar(255) not null,
    created bigint not null,
    due bigint,
    constraint stored_blob_bytes foreign key (bytes) references stored_bytes (id)
)
