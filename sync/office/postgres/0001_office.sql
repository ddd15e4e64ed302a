-- An office's tables in PostgreSQL: those of core/store/migrations that an office uses. Entity
-- tables follow from the registry. Every table has the district as its distribution column, first
-- in every key. A column of values of any kind (SQLite's ANY) is bytea; postgresstatement.h says
-- how. "PARTITIONED" becomes PARTITION BY HASH (district) where that is asked for.

CREATE TABLE schema_version(version bigint NOT NULL, form text NOT NULL);
INSERT INTO schema_version VALUES(0, '');

-- Numbers of rows and history, given out in blocks: a transaction asks once.
CREATE SEQUENCE row_block INCREMENT BY 1000;
CREATE SEQUENCE peer_number;
CREATE SEQUENCE audit_number;
CREATE SEQUENCE writer_number;

-- Each process counts here what it has committed.
CREATE TABLE writer(
    district   integer NOT NULL,
    id         bigint NOT NULL DEFAULT nextval('writer_number'),
    generation bigint NOT NULL DEFAULT 0,
    PRIMARY KEY(district, id)
) PARTITIONED;

CREATE TABLE meta(
    district integer NOT NULL,
    key      text COLLATE "C" NOT NULL,
    value    bytea,
    PRIMARY KEY(district, key)
) PARTITIONED;

CREATE TABLE feed(
    district     integer NOT NULL,
    id           bigint NOT NULL,
    scope        bytea NOT NULL,
    kind         bigint NOT NULL,
    last_seq     bigint NOT NULL DEFAULT 0,
    chain        bytea NOT NULL,
    anchor_seq   bigint NOT NULL DEFAULT 0,
    anchor_chain bytea NOT NULL,
    count        bigint NOT NULL DEFAULT 0,
    digest       bytea NOT NULL,
    state        bigint NOT NULL DEFAULT 0,
    position     bytea,
    total        bigint NOT NULL DEFAULT 0,
    PRIMARY KEY(district, id),
    UNIQUE(district, scope)
) PARTITIONED;

CREATE TABLE peer(
    district integer NOT NULL,
    id       bigint NOT NULL DEFAULT nextval('peer_number'),
    uuid     bytea NOT NULL,
    PRIMARY KEY(district, id),
    UNIQUE(district, uuid)
) PARTITIONED;

CREATE TABLE history(
    district    integer NOT NULL,
    id          bigint NOT NULL,
    entity      bigint NOT NULL,
    record      bytea NOT NULL,
    field       bigint NOT NULL,
    op          bigint NOT NULL,
    verdict     bigint NOT NULL,
    revision    bigint NOT NULL,
    base        bigint NOT NULL,
    device      bigint NOT NULL,
    number      bigint NOT NULL,
    author      bigint NOT NULL,
    recorded_at bigint NOT NULL,
    decided_at  bigint NOT NULL,
    observed_at bigint,
    flags       bigint NOT NULL DEFAULT 0,
    old         bytea,
    value       bytea,
    salt        bytea,
    commitment  bytea,
    PRIMARY KEY(district, id)
) PARTITIONED;
CREATE INDEX history_record ON history(district, record, field, revision);

-- The key is the second guard of a feed's sequence, beside its lock.
CREATE TABLE feed_entry(
    district integer NOT NULL,
    feed     bigint NOT NULL,
    seq      bigint NOT NULL,
    kind     bigint NOT NULL,
    history  bigint,
    entity   bigint,
    record   bytea,
    chain    bytea NOT NULL,
    PRIMARY KEY(district, feed, seq)
) PARTITIONED;

CREATE TABLE pack(
    district integer NOT NULL,
    feed     bigint NOT NULL,
    person   bytea,
    role     bigint NOT NULL DEFAULT 0,
    ends     bigint NOT NULL DEFAULT 0,
    PRIMARY KEY(district, feed)
) PARTITIONED;
CREATE INDEX pack_person ON pack(district, person);

CREATE TABLE listing(
    district integer NOT NULL,
    record   bytea NOT NULL,
    feed     bigint NOT NULL,
    entity   bigint NOT NULL,
    since    bigint NOT NULL,
    left_at  bigint NOT NULL DEFAULT 0,
    term     bytea,
    PRIMARY KEY(district, record, feed)
) PARTITIONED;
CREATE INDEX listing_feed ON listing(district, feed, left_at, entity);

CREATE TABLE job(
    district    integer NOT NULL,
    id          bigint NOT NULL,
    kind        text COLLATE "C" NOT NULL,
    source      bytea NOT NULL,
    target      bytea NOT NULL,
    total       bigint NOT NULL,
    done        bigint NOT NULL DEFAULT 0,
    state       bigint NOT NULL DEFAULT 0,
    created_at  bigint NOT NULL,
    finished_at bigint NOT NULL DEFAULT 0,
    PRIMARY KEY(district, id)
) PARTITIONED;

CREATE TABLE job_item(
    district integer NOT NULL,
    job      bigint NOT NULL,
    at       bigint NOT NULL,
    entity   bigint NOT NULL,
    record   bytea NOT NULL,
    PRIMARY KEY(district, job, at)
) PARTITIONED;

CREATE TABLE grant_(
    district integer NOT NULL,
    "user"   bytea NOT NULL,
    role     bigint NOT NULL,
    feed     bigint NOT NULL,
    since    bigint NOT NULL,
    until    bigint NOT NULL DEFAULT 0,
    PRIMARY KEY(district, "user", feed, since)
) PARTITIONED;

CREATE TABLE enrolment(
    district   integer NOT NULL,
    code_hash  bytea NOT NULL,
    "user"     bytea NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at    bigint NOT NULL DEFAULT 0,
    PRIMARY KEY(district, code_hash)
) PARTITIONED;

CREATE TABLE device(
    district    integer NOT NULL,
    id          bytea NOT NULL,
    "user"      bytea NOT NULL,
    token_hash  bytea NOT NULL,
    state       bigint NOT NULL DEFAULT 0,
    last_number bigint NOT NULL DEFAULT 0,
    backed_up   bigint NOT NULL DEFAULT 0,
    created_at  bigint NOT NULL,
    seen_at     bigint NOT NULL DEFAULT 0,
    wiped_at    bigint NOT NULL DEFAULT 0,
    is_fork     bigint NOT NULL DEFAULT 0,
    PRIMARY KEY(district, id)
) PARTITIONED;
CREATE INDEX device_token ON device(district, token_hash);

CREATE TABLE received(
    district integer NOT NULL,
    device   bytea NOT NULL,
    first    bigint NOT NULL,
    count    bigint NOT NULL,
    digest   bytea NOT NULL,
    outcome  bytea NOT NULL,
    PRIMARY KEY(district, device, first)
) PARTITIONED;

CREATE TABLE set_aside(
    district    integer NOT NULL,
    device      bytea NOT NULL,
    first       bigint NOT NULL,
    received_at bigint NOT NULL,
    reason      text COLLATE "C" NOT NULL,
    detail      text COLLATE "C" NOT NULL,
    action      bytea NOT NULL,
    state       bigint NOT NULL DEFAULT 0,
    PRIMARY KEY(district, device, first)
) PARTITIONED;

CREATE TABLE set_aside_touch(
    district integer NOT NULL,
    device   bytea NOT NULL,
    record   bytea NOT NULL,
    field    bigint NOT NULL,
    number   bigint NOT NULL,
    PRIMARY KEY(district, device, record, field)
) PARTITIONED;

CREATE TABLE audit(
    district integer NOT NULL,
    id       bigint NOT NULL DEFAULT nextval('audit_number'),
    at       bigint NOT NULL,
    who      text COLLATE "C" NOT NULL,
    what     text COLLATE "C" NOT NULL,
    PRIMARY KEY(district, id)
) PARTITIONED;
