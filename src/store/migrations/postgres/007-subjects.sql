-- Of whom or what a request speaks, keyed, so that what waits or was done there is found. Those of before do not say.
ALTER TABLE requests ADD COLUMN subjects TEXT;
CREATE INDEX requests_by_operation ON requests (operation_id, state);
