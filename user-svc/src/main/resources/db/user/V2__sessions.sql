-- Sessions that other services must hear of when they end, and refresh tokens with a shorter life.

ALTER TABLE sessions
  -- The transaction that ended it. Transactions become visible in another order than they read the clock, so the feed of
  -- ended sessions goes by this and not by end_time.
  ADD COLUMN end_xid xid8,
  -- When the last access token of the session dies; until then its account counts as active.
  ADD COLUMN active_expire_time timestamptz;
UPDATE sessions
SET active_expire_time = refresh_time + interval '10 minutes',
    end_xid = CASE WHEN end_time IS NOT NULL THEN pg_current_xact_id() END;
ALTER TABLE sessions
  ALTER COLUMN active_expire_time SET NOT NULL,
  ADD CHECK ((end_time IS NULL) = (end_xid IS NULL));

-- The feed: what ended since a transaction, and what ended lately.
CREATE INDEX sessions_feed ON sessions (end_xid, id) WHERE end_time IS NOT NULL;
CREATE INDEX sessions_end_time ON sessions (end_time) WHERE end_time IS NOT NULL;
-- Active users, counted when Redis is away.
CREATE INDEX sessions_active ON sessions (active_expire_time, account_id) WHERE end_time IS NULL;
-- The purge.
CREATE INDEX sessions_over ON sessions ((coalesce(end_time, least(idle_expire_time, expire_time))));

-- NULL: as long as its session.
ALTER TABLE refresh_tokens ADD COLUMN expire_time timestamptz;
