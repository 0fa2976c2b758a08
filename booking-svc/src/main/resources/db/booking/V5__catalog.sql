-- Seasons, what an event says about refunds and its waiting room, views, and what search needs.

CREATE TABLE seasons (
  id                   uuid PRIMARY KEY,
  name                 text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  description          text NOT NULL DEFAULT '',
  start_time           timestamptz,
  end_time             timestamptz,
  -- Of one buyer over all its events; 0 for no limit.
  max_tickets_per_user integer NOT NULL DEFAULT 0 CHECK (max_tickets_per_user >= 0),
  create_time          timestamptz NOT NULL,
  update_time          timestamptz NOT NULL,
  version              bigint NOT NULL,
  CHECK (end_time > start_time)
);
CREATE UNIQUE INDEX seasons_name ON seasons (lower(name));

ALTER TABLE events
  ADD COLUMN season_id uuid REFERENCES seasons,
  -- NULL: the event says nothing about refunds.
  ADD COLUMN refund_approval text CHECK (refund_approval IN ('ORGANIZER', 'AUTOMATIC', 'NOT_REFUNDABLE')),
  -- In seconds.
  ADD COLUMN refund_closes_before_start integer NOT NULL DEFAULT 0 CHECK (refund_closes_before_start >= 0),
  ADD COLUMN refund_fee_percent integer NOT NULL DEFAULT 0 CHECK (refund_fee_percent BETWEEN 0 AND 100),
  ADD COLUMN refund_fee_per_ticket_minor bigint NOT NULL DEFAULT 0 CHECK (refund_fee_per_ticket_minor >= 0),
  ADD COLUMN waiting_room_enabled boolean NOT NULL DEFAULT false;

-- Views are kept apart from what admins write: they change all the time, and neither shall wait for the other.
CREATE TABLE event_views (
  event_id   uuid PRIMARY KEY REFERENCES events ON DELETE CASCADE,
  view_count bigint NOT NULL CHECK (view_count >= 0)
) WITH (fillfactor = 60);
CREATE INDEX event_views_most ON event_views (view_count DESC, event_id DESC);

-- Batches of views that are in event_views, so that none is added twice.
CREATE TABLE view_batches (
  id          uuid PRIMARY KEY,
  create_time timestamptz NOT NULL
);
CREATE INDEX view_batches_time ON view_batches (create_time);

-- Those that are to end by themselves.
CREATE INDEX events_ending ON events (end_time) WHERE status = 'PUBLISHED';
-- What is to come.
CREATE INDEX events_published ON events (start_time, id) WHERE status = 'PUBLISHED';

-- Search by name: whatever the case, the accents and the way in which they are written.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
-- IMMUTABLE is true as long as the rules of the dictionary stay; unaccent itself only promises STABLE.
CREATE FUNCTION search_text(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(unaccent('unaccent'::regdictionary, normalize(name, NFKC)));
ALTER TABLE events ADD COLUMN search_name text GENERATED ALWAYS AS (search_text(name)) STORED;
-- Events are written seldom, so each goes into the index at once: what waits beside it makes the planner shun it.
CREATE INDEX events_search ON events USING gin (search_name gin_trgm_ops) WITH (fastupdate = off);

-- Lists of a category, a venue or a season are in order of start, too.
DROP INDEX events_category, events_venue;
CREATE INDEX events_category ON events (category_id, start_time, id);
CREATE INDEX events_venue ON events (venue_id, start_time, id);
CREATE INDEX events_season ON events (season_id, start_time, id);
