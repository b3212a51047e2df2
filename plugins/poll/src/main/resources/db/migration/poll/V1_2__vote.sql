create table poll_vote (
    poll varchar(13) not null,
    voter varchar(64) not null,
    choice integer not null,
    primary key (poll, voter, choice)
)
