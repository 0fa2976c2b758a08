-- Where, what and at which price. Money is minor units of the event's currency; moments are timestamptz.

CREATE TABLE locations (
  id           uuid PRIMARY KEY,
  name         text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  region       text NOT NULL DEFAULT '',
  country_code text NOT NULL CHECK (country_code ~ '^[A-Z]{2}$'),
  time_zone    text NOT NULL,
  create_time  timestamptz NOT NULL,
  update_time  timestamptz NOT NULL,
  version      bigint NOT NULL
);
CREATE UNIQUE INDEX locations_name ON locations (country_code, lower(name));

CREATE TABLE categories (
  id          uuid PRIMARY KEY,
  name        text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  description text NOT NULL DEFAULT '',
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  version     bigint NOT NULL
);
CREATE UNIQUE INDEX categories_name ON categories (lower(name));

CREATE TABLE venues (
  id               uuid PRIMARY KEY,
  name             text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  location_id      uuid NOT NULL REFERENCES locations,
  address          text NOT NULL DEFAULT '',
  latitude         double precision,
  longitude        double precision,
  map_uri          text NOT NULL DEFAULT '',
  capacity         integer NOT NULL DEFAULT 0 CHECK (capacity >= 0),
  create_time      timestamptz NOT NULL,
  update_time      timestamptz NOT NULL,
  version          bigint NOT NULL,
  seat_map_version bigint NOT NULL DEFAULT 0
);
CREATE INDEX venues_location ON venues (location_id);
CREATE INDEX venues_name ON venues (lower(name), id);

CREATE TABLE venue_sections (
  id                uuid PRIMARY KEY,
  venue_id          uuid NOT NULL REFERENCES venues ON DELETE CASCADE,
  position          integer NOT NULL,
  name              text NOT NULL,
  seat_category     text NOT NULL,
  -- NULL for a section with seats.
  standing_capacity integer CHECK (standing_capacity > 0),
  UNIQUE (venue_id, name)
);

CREATE TABLE venue_seats (
  id         uuid PRIMARY KEY,
  venue_id   uuid NOT NULL REFERENCES venues ON DELETE CASCADE,
  section_id uuid NOT NULL REFERENCES venue_sections ON DELETE CASCADE,
  -- Rows count from the stage, seats from the left; both from 0.
  row_position  integer NOT NULL,
  seat_position integer NOT NULL,
  row_label  text NOT NULL,
  number     text NOT NULL,
  x          double precision NOT NULL,
  y          double precision NOT NULL,
  accessible boolean NOT NULL,
  UNIQUE (section_id, row_label, number)
);
CREATE INDEX venue_seats_venue ON venue_seats (venue_id);

CREATE TABLE events (
  id                   uuid PRIMARY KEY,
  name                 text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  description          text NOT NULL DEFAULT '',
  category_id          uuid NOT NULL REFERENCES categories,
  venue_id             uuid NOT NULL REFERENCES venues,
  start_time           timestamptz NOT NULL,
  end_time             timestamptz NOT NULL CHECK (end_time > start_time),
  currency_code        text NOT NULL CHECK (currency_code ~ '^[A-Z]{3}$'),
  max_tickets_per_user integer NOT NULL CHECK (max_tickets_per_user >= 0),
  sales_start_time     timestamptz,
  sales_end_time       timestamptz,
  hold_seconds         integer NOT NULL CHECK (hold_seconds BETWEEN 5 AND 3600),
  status               text NOT NULL CHECK (status IN ('DRAFT', 'PUBLISHED', 'CANCELLED', 'ENDED')),
  create_time          timestamptz NOT NULL,
  update_time          timestamptz NOT NULL,
  version              bigint NOT NULL,
  CHECK (sales_end_time IS NULL OR sales_start_time IS NULL OR sales_end_time > sales_start_time)
);
CREATE INDEX events_start ON events (start_time, id);
CREATE INDEX events_name ON events (lower(name), id);
CREATE INDEX events_venue ON events (venue_id);
CREATE INDEX events_category ON events (category_id);

CREATE TABLE event_category_limits (
  event_id      uuid NOT NULL REFERENCES events ON DELETE CASCADE,
  seat_category text NOT NULL,
  max_per_user  integer NOT NULL CHECK (max_per_user > 0),
  PRIMARY KEY (event_id, seat_category)
);

CREATE TABLE ticket_types (
  id            uuid PRIMARY KEY,
  event_id      uuid NOT NULL REFERENCES events ON DELETE CASCADE,
  name          text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  seat_category text NOT NULL,
  standing      boolean NOT NULL,
  price_minor   bigint NOT NULL CHECK (price_minor >= 0),
  max_per_user  integer NOT NULL DEFAULT 0 CHECK (max_per_user >= 0),
  quantity      integer NOT NULL CHECK (quantity >= 0),
  create_time   timestamptz NOT NULL,
  update_time   timestamptz NOT NULL,
  version       bigint NOT NULL,
  UNIQUE (event_id, name),
  UNIQUE (event_id, seat_category)
);

CREATE TABLE ticket_type_phases (
  ticket_type_id uuid NOT NULL REFERENCES ticket_types ON DELETE CASCADE,
  name           text NOT NULL,
  price_minor    bigint NOT NULL CHECK (price_minor >= 0),
  start_time     timestamptz NOT NULL,
  end_time       timestamptz NOT NULL CHECK (end_time > start_time),
  PRIMARY KEY (ticket_type_id, name)
);
