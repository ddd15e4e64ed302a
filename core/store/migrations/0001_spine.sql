-- The tables that are the same for every entity. Entity tables follow from the registry.

CREATE TABLE meta(
    key   TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;

-- Scopes and their feeds. kind: 0 the public reference, 1 a grid, 2 an organisation unit, 3 a pack.
-- At the office last_seq and chain are the end of the feed; on a phone they are the cursor.
-- count and digest are over the confirmed records delivered in the feed.
CREATE TABLE feed(
    id           INTEGER PRIMARY KEY,
    scope        BLOB NOT NULL UNIQUE,
    kind         INTEGER NOT NULL,
    last_seq     INTEGER NOT NULL DEFAULT 0,
    chain        BLOB NOT NULL,
    anchor_seq   INTEGER NOT NULL DEFAULT 0,
    anchor_chain BLOB NOT NULL,
    count        INTEGER NOT NULL DEFAULT 0,
    digest       BLOB NOT NULL,
    state        INTEGER NOT NULL DEFAULT 0,
    position     BLOB,
    total        INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Small numbers for devices and users, so that history need not repeat 16 bytes.
CREATE TABLE peer(
    id   INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE history(
    id          INTEGER PRIMARY KEY,
    entity      INTEGER NOT NULL,
    record      BLOB NOT NULL,
    field       INTEGER NOT NULL,
    op          INTEGER NOT NULL,
    verdict     INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    base        INTEGER NOT NULL,
    device      INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    author      INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    decided_at  INTEGER NOT NULL,
    observed_at INTEGER,
    flags       INTEGER NOT NULL DEFAULT 0,
    old         ANY,
    value       ANY,
    salt        BLOB,
    commitment  BLOB
) STRICT;
CREATE INDEX history_record ON history(record, field, revision);

-- What each feed delivered, in its own order without gaps. kind: 0 a row of history,
-- 1 the arrival of a record, 2 its departure. chain: the first 8 bytes of the hash so far.
CREATE TABLE feed_entry(
    feed    INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    kind    INTEGER NOT NULL,
    history INTEGER,
    entity  INTEGER,
    record  BLOB,
    chain   BLOB NOT NULL,
    PRIMARY KEY(feed, seq)
) STRICT, WITHOUT ROWID;

-- What this store's people did and the office has not confirmed. state: 0 unsent, 1 acknowledged
-- (the office has decided, its row has not come back yet), 2 set aside, 3 withdrawn,
-- 4 sent again as another action.
CREATE TABLE action(
    first       INTEGER PRIMARY KEY,
    count       INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    author      BLOB NOT NULL,
    recorded_at INTEGER NOT NULL,
    monotonic   INTEGER NOT NULL,
    boot        TEXT NOT NULL,
    told        INTEGER NOT NULL,
    shown_at    INTEGER NOT NULL,
    hold_until  INTEGER NOT NULL DEFAULT 0,
    state       INTEGER NOT NULL DEFAULT 0,
    reason      TEXT,
    detail      TEXT
) STRICT;
CREATE INDEX action_state ON action(state) WHERE state <> 1;

-- The changes of an action have the numbers first to first + count - 1.
CREATE TABLE pending(
    number      INTEGER PRIMARY KEY,
    action      INTEGER NOT NULL,
    entity      INTEGER NOT NULL,
    record      BLOB NOT NULL,
    field       INTEGER NOT NULL,
    op          INTEGER NOT NULL,
    value       ANY,
    base        INTEGER NOT NULL,
    case_shown  INTEGER NOT NULL DEFAULT 0,
    observed_at INTEGER,
    salt        BLOB NOT NULL,
    state       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX pending_record ON pending(record, field);

-- The office's value under a field that has pending changes.
CREATE TABLE confirmed(
    record BLOB NOT NULL,
    field  INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    value  ANY,
    PRIMARY KEY(record, field)
) STRICT, WITHOUT ROWID;

-- What the office has decided, as it was sent, until a backup of the office holds it.
CREATE TABLE kept(
    id      INTEGER PRIMARY KEY,
    device  TEXT NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    request BLOB NOT NULL
) STRICT;
CREATE INDEX kept_last ON kept(device, last);

-- Search: one document a record, indexed behind the data.
CREATE VIRTUAL TABLE search USING fts5(text, tokenize = 'unicode61', prefix = '1 2 3');
CREATE TABLE search_document(
    id     INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL,
    record BLOB NOT NULL
) STRICT;
CREATE INDEX search_document_record ON search_document(record);
CREATE TABLE search_progress(
    entity INTEGER PRIMARY KEY,
    row    INTEGER NOT NULL
) STRICT;
CREATE TABLE search_stale(
    entity INTEGER NOT NULL,
    row    INTEGER NOT NULL,
    PRIMARY KEY(entity, row)
) STRICT, WITHOUT ROWID;

-- ---- the office's own ----

-- Who may act where, and since when. until is 0 while it holds.
CREATE TABLE grant_(
    user    BLOB NOT NULL,
    role    INTEGER NOT NULL,
    feed    INTEGER NOT NULL,
    since   INTEGER NOT NULL,
    until   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(user, feed, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment(
    code_hash  BLOB PRIMARY KEY,
    user       BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- state: 0 active, 1 revoked, 2 revoked because stolen, 3 replaced after a fork.
CREATE TABLE device(
    id          BLOB PRIMARY KEY,
    user        BLOB NOT NULL,
    token_hash  BLOB NOT NULL,
    state       INTEGER NOT NULL DEFAULT 0,
    last_number INTEGER NOT NULL DEFAULT 0,
    backed_up   INTEGER NOT NULL DEFAULT 0, -- the last number that lies in a backup
    created_at  INTEGER NOT NULL,
    seen_at     INTEGER NOT NULL DEFAULT 0,
    wiped_at    INTEGER NOT NULL DEFAULT 0,
    is_fork     INTEGER NOT NULL DEFAULT 0 -- took over work of another id
) STRICT, WITHOUT ROWID;
CREATE INDEX device_token ON device(token_hash);

-- Every action a device sent: its digest, so that a repeat is told from a fork, and its outcome.
CREATE TABLE received(
    device  BLOB NOT NULL,
    first   INTEGER NOT NULL,
    count   INTEGER NOT NULL,
    digest  BLOB NOT NULL,
    outcome BLOB NOT NULL,
    PRIMARY KEY(device, first)
) STRICT, WITHOUT ROWID;

-- Work the office could not apply, as it came. state: 0 waiting, 1 corrected, 2 withdrawn.
-- reason 'revoked' is the quarantine of a revoked device.
CREATE TABLE set_aside(
    device     BLOB NOT NULL,
    first      INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    reason     TEXT NOT NULL,
    detail     TEXT NOT NULL,
    action     BLOB NOT NULL,
    state      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(device, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE set_aside_touch(
    device BLOB NOT NULL,
    record BLOB NOT NULL,
    field  INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY(device, record, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit(
    id   INTEGER PRIMARY KEY,
    at   INTEGER NOT NULL,
    who  TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;
