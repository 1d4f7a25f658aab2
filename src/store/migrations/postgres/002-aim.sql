-- Names the operation and its target, so that two requests for one thing are recognised. Those of before have none.
ALTER TABLE requests ADD COLUMN aim TEXT NOT NULL DEFAULT '';
CREATE INDEX requests_by_aim ON requests (aim, state);
