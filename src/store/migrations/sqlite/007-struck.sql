-- Approvals that count no more, for who gave them may not decide any more: a list of { userId, at }.
ALTER TABLE requests ADD COLUMN struck TEXT NOT NULL DEFAULT '[]';
