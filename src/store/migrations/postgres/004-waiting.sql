-- Clicks that wait until Slack says whether the person may decide; sealed.
CREATE TABLE waiting (
  request_id TEXT NOT NULL,
  user_id    TEXT NOT NULL,
  sealed     BYTEA NOT NULL,
  asked_at   BIGINT NOT NULL,
  PRIMARY KEY (request_id, user_id)
);
