-- How much one person has looked up lately is counted at each lookup.
CREATE INDEX events_by_actor ON events (actor, at);
