CREATE TABLE requests (
  id             TEXT PRIMARY KEY,
  submission_key TEXT NOT NULL UNIQUE,
  operation_id   TEXT NOT NULL,
  team_id        TEXT NOT NULL,
  requester      TEXT NOT NULL,
  state          TEXT NOT NULL,
  version        INTEGER NOT NULL DEFAULT 0,
  sealed         BLOB NOT NULL,
  target         TEXT NOT NULL,
  facts          TEXT NOT NULL,
  touches        TEXT NOT NULL,
  created_at     INTEGER NOT NULL,
  expires_at     INTEGER NOT NULL,
  decided_by     TEXT,
  decided_at     INTEGER,
  comment        BLOB,
  claimed_at     INTEGER,
  outcome        TEXT,
  check_at       INTEGER,
  checks         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX requests_by_state ON requests (state, expires_at);
CREATE INDEX requests_by_requester ON requests (requester, created_at);
CREATE INDEX requests_to_check ON requests (check_at) WHERE check_at IS NOT NULL;

CREATE TABLE events (
  seq            INTEGER PRIMARY KEY,
  correlation_id TEXT NOT NULL,
  kind           TEXT NOT NULL,
  actor          TEXT NOT NULL,
  at             INTEGER NOT NULL,
  data           TEXT NOT NULL,
  previous_hash  TEXT NOT NULL,
  hash           TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_correlation ON events (correlation_id, seq);
CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TABLE outbox (
  id             INTEGER PRIMARY KEY,
  seq            INTEGER NOT NULL REFERENCES events (seq),
  correlation_id TEXT NOT NULL,
  destination    TEXT NOT NULL,
  attempts       INTEGER NOT NULL DEFAULT 0,
  not_before     INTEGER NOT NULL DEFAULT 0,
  leased_until   INTEGER NOT NULL DEFAULT 0,
  last_error     TEXT
) STRICT;
CREATE INDEX outbox_in_order ON outbox (correlation_id, destination, seq);

CREATE TABLE posted (
  request_id TEXT NOT NULL,
  place      TEXT NOT NULL,
  channel    TEXT NOT NULL,
  ts         TEXT NOT NULL,
  PRIMARY KEY (request_id, place)
) STRICT;

CREATE TABLE seen (
  key        TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX seen_by_age ON seen (expires_at);

CREATE TABLE memory (
  token      TEXT PRIMARY KEY,
  owner      TEXT NOT NULL,
  sealed     BLOB NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX memory_by_age ON memory (expires_at);

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
