-- What filed requests until now were all for: the approval of a second person.
ALTER TABLE requests ADD COLUMN risk TEXT NOT NULL DEFAULT 'destructive';
-- What the back office answered; sealed.
ALTER TABLE requests ADD COLUMN answer BLOB;
