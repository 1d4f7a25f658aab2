-- The database's clock decides expiry and order, not that of a replica. In milliseconds.
CREATE FUNCTION careline_now() RETURNS BIGINT LANGUAGE sql AS
  $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

CREATE TABLE requests (
  id             TEXT PRIMARY KEY,
  submission_key TEXT NOT NULL UNIQUE,
  operation_id   TEXT NOT NULL,
  team_id        TEXT NOT NULL,
  requester      TEXT NOT NULL,
  state          TEXT NOT NULL,
  risk           TEXT NOT NULL,
  version        INTEGER NOT NULL DEFAULT 0,
  sealed         BYTEA NOT NULL,
  target         TEXT NOT NULL,
  facts          TEXT NOT NULL,
  touches        TEXT NOT NULL,
  digest         TEXT NOT NULL,
  terms          TEXT NOT NULL,
  drifted_from   TEXT,
  link           TEXT,
  approvals      TEXT NOT NULL DEFAULT '[]',
  created_at     BIGINT NOT NULL,
  expires_at     BIGINT NOT NULL,
  remind_at      BIGINT,
  escalate_at    BIGINT,
  escalated_at   BIGINT,
  decided_by     TEXT,
  decided_at     BIGINT,
  comment        BYTEA,
  claimed_at     BIGINT,
  outcome        TEXT,
  answer         BYTEA,
  check_at       BIGINT,
  checks         INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX requests_by_state ON requests (state, expires_at);
CREATE INDEX requests_by_requester ON requests (requester, created_at);
CREATE INDEX requests_to_check ON requests (check_at) WHERE check_at IS NOT NULL;

CREATE TABLE events (
  seq            BIGINT PRIMARY KEY,
  correlation_id TEXT NOT NULL,
  kind           TEXT NOT NULL,
  actor          TEXT NOT NULL,
  at             BIGINT NOT NULL,
  data           TEXT NOT NULL,
  previous_hash  TEXT NOT NULL,
  hash           TEXT NOT NULL
);
CREATE INDEX events_by_correlation ON events (correlation_id, seq);
CREATE FUNCTION events_are_kept() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;
CREATE TRIGGER events_are_kept BEFORE UPDATE OR DELETE ON events
  FOR EACH ROW EXECUTE FUNCTION events_are_kept();
CREATE TRIGGER events_are_not_emptied BEFORE TRUNCATE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION events_are_kept();

CREATE TABLE outbox (
  id             BIGSERIAL PRIMARY KEY,
  seq            BIGINT NOT NULL REFERENCES events (seq),
  correlation_id TEXT NOT NULL,
  destination    TEXT NOT NULL,
  attempts       INTEGER NOT NULL DEFAULT 0,
  not_before     BIGINT NOT NULL DEFAULT 0,
  leased_until   BIGINT NOT NULL DEFAULT 0,
  last_error     TEXT
);
CREATE INDEX outbox_in_order ON outbox (correlation_id, destination, seq);

CREATE TABLE posted (
  request_id TEXT NOT NULL,
  place      TEXT NOT NULL,
  channel    TEXT NOT NULL,
  ts         TEXT NOT NULL,
  PRIMARY KEY (request_id, place)
);

CREATE TABLE seen (
  key        TEXT PRIMARY KEY,
  expires_at BIGINT NOT NULL
);
CREATE INDEX seen_by_age ON seen (expires_at);

CREATE TABLE memory (
  token      TEXT PRIMARY KEY,
  owner      TEXT NOT NULL,
  sealed     BYTEA NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX memory_by_age ON memory (expires_at);

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value BYTEA NOT NULL
);
