-- Vouches under the key for everything of a request that grants something, and for where its messages stand.
ALTER TABLE requests ADD COLUMN mark TEXT;
ALTER TABLE posted ADD COLUMN mark TEXT;
