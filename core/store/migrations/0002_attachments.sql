-- What a device holds of attachments and owes to the office. The contents themselves are files
-- beside the database, named by their SHA-256.

-- Contents that are whole on this device. is_own: made here, else fetched and replaceable.
CREATE TABLE content(
    hash   TEXT PRIMARY KEY,
    bytes  INTEGER NOT NULL,
    is_own INTEGER NOT NULL,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How far the content of an own attachment has come. state: 0 waiting, 1 arrived, 2 failed (a
-- person has to look at it), 3 given up by a person. sent: what the office has acknowledged.
-- attempts: how often it arrived damaged. detail: why it failed or was given up.
CREATE TABLE upload(
    record   BLOB PRIMARY KEY,
    state    INTEGER NOT NULL DEFAULT 0,
    sent     INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    error    TEXT NOT NULL DEFAULT '',
    detail   TEXT NOT NULL DEFAULT '',
    at       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
