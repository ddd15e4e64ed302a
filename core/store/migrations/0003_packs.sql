-- Packs: feeds that list records which live elsewhere; what leaves a device; jobs of many actions.

-- A pack is what one person holds in one role until one moment. ends: milliseconds, 0 without an
-- end. At the office every pack there is; on a device its own (person and role are the office's).
CREATE TABLE pack(
    feed   INTEGER PRIMARY KEY,
    person BLOB,
    role   INTEGER NOT NULL DEFAULT 0,
    ends   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX pack_person ON pack(person);

-- Which records a pack lists beside their home scope, and the digest of each as it was delivered.
-- left_at: since when it is not listed any more, 0 while it is. At the office also the home scopes
-- that a record has left, without a term: late work is judged by them.
CREATE TABLE listing(
    record  BLOB NOT NULL,
    feed    INTEGER NOT NULL,
    entity  INTEGER NOT NULL,
    since   INTEGER NOT NULL,
    left_at INTEGER NOT NULL DEFAULT 0,
    term    BLOB,
    PRIMARY KEY(record, feed)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_feed ON listing(feed, left_at, entity);

-- Records on their way out of a device: no feed gives them any more, unless another page of the
-- same sync does.
CREATE TABLE leaving(
    record BLOB PRIMARY KEY,
    entity INTEGER NOT NULL,
    feed   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What left this device, for its people. reason: 1 moved, 2 grid redrawn, 3 reassigned, 4 expired.
-- labels: a JSON array of doors, and of names where the household has only moved.
CREATE TABLE notice(
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    scope      BLOB NOT NULL,
    scope_name TEXT NOT NULL,
    reason     INTEGER NOT NULL,
    households INTEGER NOT NULL,
    doors      INTEGER NOT NULL,
    labels     TEXT NOT NULL
) STRICT;

-- Work of the office in many actions. state: 0 under way, 1 done.
CREATE TABLE job(
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,
    source      BLOB NOT NULL,
    target      BLOB NOT NULL,
    total       INTEGER NOT NULL,
    done        INTEGER NOT NULL DEFAULT 0,
    state       INTEGER NOT NULL DEFAULT 0,
    created_at  INTEGER NOT NULL,
    finished_at INTEGER NOT NULL DEFAULT 0
) STRICT;
-- What is left of it: one record a row, in the order it is done.
CREATE TABLE job_item(
    job    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY(job, at)
) STRICT, WITHOUT ROWID;
