-- Who holds and owns what. Every hot table has event_id first in its key, so that it can be distributed on it. The tables
-- of the contended path do not reference `events`: each insert would share-lock that one row, and an event on sale is
-- never erased.
-- None references venue_seats either: without an index by seat, which selling never reads, each seat that leaves a map
-- would be looked up row by row in all of them. A map changes only while no event but drafts uses it.

-- A row per seat that was ever claimed. The key is what makes a second sale of a seat impossible: whoever claims a seat
-- inserts this row, or takes over one that is FREE or HELD past its time. A seat without a live row is free. Rows are
-- never deleted, and whoever changes several locks them in order of seat_id, so no two can wait for each other.
CREATE TABLE seat_claims (
  event_id    uuid NOT NULL,
  seat_id     uuid NOT NULL,
  state       text NOT NULL CHECK (state IN ('FREE', 'HELD', 'BOOKED', 'BLOCKED')),
  user_id     uuid,
  -- Of the hold, until an order takes the seat over.
  hold_id     uuid,
  order_id    uuid,
  -- Only of HELD.
  expire_time timestamptz,
  -- Counts the changes of this row. Their sum over an event is the version of its seat map: it rises with every commit
  -- that changes a seat, whatever the order of commits, which the greatest number of a sequence would not.
  version     bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (event_id, seat_id),
  CHECK ((state = 'HELD') = (expire_time IS NOT NULL)),
  CHECK (state <> 'HELD' OR (user_id IS NOT NULL AND num_nonnulls(hold_id, order_id) = 1)),
  CHECK (state <> 'BOOKED' OR (user_id IS NOT NULL AND order_id IS NOT NULL))
) WITH (fillfactor = 60);

CREATE TABLE holds (
  id          uuid PRIMARY KEY,
  event_id    uuid NOT NULL,
  user_id     uuid NOT NULL,
  -- In the order of the request.
  seat_ids    uuid[] NOT NULL CHECK (cardinality(seat_ids) BETWEEN 1 AND 20),
  -- ORDERED: an order took the seats over. EXPIRED is written some time after expire_time, which alone decides.
  state       text NOT NULL CHECK (state IN ('ACTIVE', 'ORDERED', 'RELEASED', 'EXPIRED')),
  create_time timestamptz NOT NULL,
  expire_time timestamptz NOT NULL
);
-- For tidying up.
CREATE INDEX holds_active ON holds (expire_time) WHERE state = 'ACTIVE';

-- One row per buyer and event, locked while a buyer's tickets are counted against a limit and claimed, so that two
-- requests of one buyer cannot both count before either writes.
CREATE TABLE event_buyers (
  event_id uuid NOT NULL,
  user_id  uuid NOT NULL,
  PRIMARY KEY (event_id, user_id)
);

-- What a buyer holds or owns of an event, for limits; of seats and of standing places alike. One row per claim: a hold or an order.
CREATE TABLE buyer_claims (
  event_id       uuid NOT NULL,
  user_id        uuid NOT NULL,
  -- The hold or the order.
  claim_id       uuid NOT NULL,
  ticket_type_id uuid NOT NULL,
  quantity       integer NOT NULL CHECK (quantity > 0),
  -- NULL once it is paid for.
  expire_time    timestamptz,
  PRIMARY KEY (event_id, user_id, claim_id, ticket_type_id)
);

-- Stock of standing places. `claimed` counts what is sold and what is kept for unpaid orders; `quantity` is that of the
-- ticket type, kept in step by whoever changes it.
CREATE TABLE standing_stock (
  event_id       uuid NOT NULL REFERENCES events ON DELETE CASCADE,
  ticket_type_id uuid NOT NULL REFERENCES ticket_types ON DELETE CASCADE,
  quantity       integer NOT NULL CHECK (quantity >= 0),
  claimed        integer NOT NULL DEFAULT 0 CHECK (claimed >= 0),
  PRIMARY KEY (event_id, ticket_type_id),
  CHECK (claimed <= quantity)
) WITH (fillfactor = 60);

-- Places of one order. Whoever changes both locks the stock first, then its claims.
CREATE TABLE standing_claims (
  event_id       uuid NOT NULL,
  ticket_type_id uuid NOT NULL,
  order_id       uuid NOT NULL,
  quantity       integer NOT NULL CHECK (quantity > 0),
  -- NULL once it is paid for. Past: the places are for whoever asks next, and the row goes with them.
  expire_time    timestamptz,
  PRIMARY KEY (event_id, ticket_type_id, order_id)
);
CREATE INDEX standing_claims_expiry ON standing_claims (event_id, ticket_type_id, expire_time) WHERE expire_time IS NOT NULL;

CREATE TABLE orders (
  id             uuid PRIMARY KEY,
  code           text NOT NULL UNIQUE,
  event_id       uuid NOT NULL REFERENCES events,
  user_id        uuid NOT NULL,
  -- PENDING_PAYMENT past expire_time means EXPIRED; the sweeper only writes it down.
  status         text NOT NULL CHECK (status IN ('PENDING_PAYMENT', 'PAID', 'CANCELLED', 'EXPIRED', 'REFUNDED', 'PARTIALLY_REFUNDED')),
  currency_code  text NOT NULL,
  subtotal_minor bigint NOT NULL CHECK (subtotal_minor >= 0),
  discount_minor bigint NOT NULL DEFAULT 0 CHECK (discount_minor BETWEEN 0 AND subtotal_minor),
  total_minor    bigint NOT NULL,
  hold_id        uuid UNIQUE,
  payment_id     uuid,
  create_time    timestamptz NOT NULL,
  expire_time    timestamptz NOT NULL,
  paid_time      timestamptz,
  version        bigint NOT NULL,
  -- The charge under way, or the last one; each attempt has its own request id at payment-svc.
  charge_attempt integer NOT NULL DEFAULT 0,
  -- True until it is known how that attempt ended: the next call asks for the same attempt instead of charging anew.
  charge_open    boolean NOT NULL DEFAULT false,
  -- Until when a call works on it; NULL when none does.
  charge_lease   timestamptz,
  CHECK (total_minor = subtotal_minor - discount_minor),
  -- What costs nothing needs no payment.
  CHECK (status <> 'PAID' OR (paid_time IS NOT NULL AND (payment_id IS NOT NULL OR total_minor = 0)))
);
CREATE INDEX orders_user ON orders (user_id, id DESC);
CREATE INDEX orders_pending ON orders (expire_time) WHERE status = 'PENDING_PAYMENT';

-- A row per payment that succeeded: what was decided about it, once.
CREATE TABLE settlements (
  payment_id   uuid PRIMARY KEY,
  order_id     uuid NOT NULL REFERENCES orders,
  outcome      text NOT NULL CHECK (outcome IN ('SETTLED', 'REFUND_DUE')),
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  create_time  timestamptz NOT NULL,
  -- When all of it had gone back.
  refund_time  timestamptz
);
CREATE INDEX settlements_order ON settlements (order_id);
-- An order is paid by one payment.
CREATE UNIQUE INDEX settlements_one_settled ON settlements (order_id) WHERE outcome = 'SETTLED';

CREATE TABLE order_items (
  id               uuid PRIMARY KEY,
  order_id         uuid NOT NULL REFERENCES orders ON DELETE CASCADE,
  position         integer NOT NULL,
  ticket_type_id   uuid NOT NULL REFERENCES ticket_types,
  seat_id          uuid,
  -- As printed on the ticket: section (on a standing floor the seat category), row and seat number.
  section          text NOT NULL,
  row_label        text NOT NULL DEFAULT '',
  seat_number      text NOT NULL DEFAULT '',
  quantity         integer NOT NULL CHECK (quantity > 0),
  unit_price_minor bigint NOT NULL CHECK (unit_price_minor >= 0),
  CHECK (seat_id IS NULL OR quantity = 1),
  UNIQUE (order_id, position)
);

CREATE TABLE tickets (
  id             uuid PRIMARY KEY,
  event_id       uuid NOT NULL REFERENCES events,
  order_id       uuid NOT NULL REFERENCES orders,
  order_item_id  uuid NOT NULL REFERENCES order_items,
  -- Counts from 1 within its order item.
  item_position  integer NOT NULL CHECK (item_position > 0),
  user_id        uuid NOT NULL,
  ticket_type_id uuid NOT NULL REFERENCES ticket_types,
  seat_id        uuid,
  status         text NOT NULL CHECK (status IN ('VALID', 'CHECKED_IN', 'CANCELLED')),
  -- Counts from 1; a reissued ticket has the next one.
  issue_number   integer NOT NULL DEFAULT 1 CHECK (issue_number BETWEEN 1 AND 65535),
  -- Text of its QR code, signed when it was issued: signing is dear, and a printed code must stay the one we know.
  qr_payload     text NOT NULL CHECK (char_length(qr_payload) BETWEEN 1 AND 150),
  check_in_time  timestamptz,
  check_in_gate  text,
  checked_in_by  uuid,
  create_time    timestamptz NOT NULL,
  UNIQUE (order_item_id, item_position),
  CHECK (status <> 'VALID' OR check_in_time IS NULL),
  CHECK (status <> 'CHECKED_IN' OR (check_in_time IS NOT NULL AND check_in_gate IS NOT NULL AND checked_in_by IS NOT NULL))
);
-- One living ticket a seat, whatever the code above it believes.
CREATE UNIQUE INDEX tickets_one_per_seat ON tickets (event_id, seat_id) WHERE seat_id IS NOT NULL AND status <> 'CANCELLED';
CREATE INDEX tickets_user ON tickets (user_id, id DESC);
CREATE INDEX tickets_order ON tickets (order_id);
CREATE INDEX tickets_sold ON tickets (ticket_type_id) WHERE status <> 'CANCELLED';
