-- Mails are a queue of their own, so that a slow mail server keeps nothing else waiting.
ALTER TABLE mails
  ADD attempts integer NOT NULL DEFAULT 0,
  -- Not before; behind the lease of whoever sends it now.
  ADD next_attempt_time timestamptz NOT NULL DEFAULT now();
CREATE INDEX mails_waiting ON mails (next_attempt_time) WHERE state = 'WAITING';
DELETE FROM outbox WHERE topic = 'mail';
