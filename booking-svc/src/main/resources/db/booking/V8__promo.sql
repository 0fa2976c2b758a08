-- Discounts by code, and limits over a season.

CREATE TABLE promo_codes (
  id                  uuid PRIMARY KEY,
  -- In upper case, so that it is unique whatever its case.
  code                text NOT NULL CHECK (code ~ '^[A-Z0-9][A-Z0-9_-]{2,39}$'),
  -- One of these two.
  percent_off         integer CHECK (percent_off BETWEEN 1 AND 100),
  amount_off_minor    bigint CHECK (amount_off_minor > 0),
  amount_off_currency text,
  start_time          timestamptz,
  end_time            timestamptz,
  max_uses            integer NOT NULL CHECK (max_uses >= 0),
  max_uses_per_user   integer NOT NULL CHECK (max_uses_per_user >= 0),
  min_spend_minor     bigint CHECK (min_spend_minor >= 0),
  min_spend_currency  text,
  -- Empty for all events.
  event_ids           uuid[] NOT NULL CHECK (cardinality(event_ids) <= 100),
  create_time         timestamptz NOT NULL,
  update_time         timestamptz NOT NULL,
  version             bigint NOT NULL,
  CHECK (num_nonnulls(percent_off, amount_off_minor) = 1),
  CHECK ((amount_off_minor IS NULL) = (amount_off_currency IS NULL)),
  CHECK ((min_spend_minor IS NULL) = (min_spend_currency IS NULL)),
  CHECK (end_time IS NULL OR start_time IS NULL OR end_time > start_time)
);
CREATE UNIQUE INDEX promo_codes_code ON promo_codes (code);

-- How often a code is used, by orders that are paid or may still be. The one row that all its buyers want: whoever uses a
-- code locks it first. `max_uses` is that of the code, kept in step by whoever changes it; 0 for no limit.
CREATE TABLE promo_counters (
  promo_id uuid PRIMARY KEY REFERENCES promo_codes ON DELETE CASCADE,
  max_uses integer NOT NULL CHECK (max_uses >= 0),
  used     integer NOT NULL DEFAULT 0 CHECK (used >= 0),
  CHECK (max_uses = 0 OR used <= max_uses)
) WITH (fillfactor = 60);

-- Which orders those are. The key: an order uses one code.
CREATE TABLE promo_uses (
  order_id    uuid PRIMARY KEY,
  promo_id    uuid NOT NULL REFERENCES promo_codes,
  user_id     uuid NOT NULL,
  -- NULL once it is paid for. Past: the use is for whoever asks next, and the row goes with it.
  expire_time timestamptz
);
CREATE INDEX promo_uses_user ON promo_uses (user_id, promo_id);
CREATE INDEX promo_uses_expiry ON promo_uses (promo_id, expire_time) WHERE expire_time IS NOT NULL;

-- As event_buyers, per buyer and season: locked before it, while a buyer's tickets are counted over all events of a season
-- that limits them. A season without a limit has no rows.
CREATE TABLE season_buyers (
  season_id uuid NOT NULL,
  user_id   uuid NOT NULL,
  PRIMARY KEY (season_id, user_id)
);
