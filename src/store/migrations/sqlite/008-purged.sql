-- When what was sealed in a request was taken out of it, at the end of its retention.
ALTER TABLE requests ADD COLUMN purged_at INTEGER;
CREATE INDEX requests_to_purge ON requests (created_at) WHERE purged_at IS NULL;
