-- What an approval is bound to. Requests of before have no digest: they cannot be executed and are asked for again.
ALTER TABLE requests ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE requests ADD COLUMN terms TEXT NOT NULL
  DEFAULT '{"version":"","approvals":1,"groups":[],"commentRequired":false}';
ALTER TABLE requests ADD COLUMN drifted_from TEXT;
ALTER TABLE requests ADD COLUMN link TEXT;
-- A list of { userId, at, comment }; comments are sealed, in hex.
ALTER TABLE requests ADD COLUMN approvals TEXT NOT NULL DEFAULT '[]';
ALTER TABLE requests ADD COLUMN remind_at INTEGER;
ALTER TABLE requests ADD COLUMN escalate_at INTEGER;
ALTER TABLE requests ADD COLUMN escalated_at INTEGER;
