-- Vouches under the key for everything of a request that grants something, and for where its messages stand.
ALTER TABLE requests ADD COLUMN mark TEXT;
ALTER TABLE posted ADD COLUMN mark TEXT;
-- REPLACE deletes without asking the triggers of deletion.
CREATE TRIGGER events_are_not_replaced BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events WHERE seq = new.seq)
  BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
