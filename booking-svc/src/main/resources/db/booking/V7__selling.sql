-- What buyers say with an order, and what they gather before they order.

ALTER TABLE orders
  -- In upper case; NULL for none.
  ADD promo_code text,
  ADD contact_name text,
  ADD contact_email text,
  -- Encrypted, like every phone number.
  ADD contact_phone bytea,
  ADD note text CHECK (char_length(note) <= 1000),
  -- The event's refund policy when the order was made; NULL approval: none was given.
  ADD refund_approval text CHECK (refund_approval IN ('ORGANIZER', 'AUTOMATIC', 'NOT_REFUNDABLE')),
  ADD refund_closes_before_start_seconds integer CHECK (refund_closes_before_start_seconds >= 0),
  ADD refund_fee_percent integer CHECK (refund_fee_percent BETWEEN 0 AND 100),
  ADD refund_fee_per_ticket_minor bigint CHECK (refund_fee_per_ticket_minor >= 0),
  ADD CHECK (promo_code IS NOT NULL OR discount_minor = 0),
  ADD CHECK (num_nulls(refund_approval, refund_closes_before_start_seconds, refund_fee_percent, refund_fee_per_ticket_minor)
             IN (0, 4));
CREATE INDEX orders_event ON orders (event_id, id DESC);
CREATE INDEX orders_contact_phone_key ON orders (substring(contact_phone from 1 for 5), id) WHERE contact_phone IS NOT NULL;

-- Name of the phase whose price it is; empty when the ticket type has none.
ALTER TABLE order_items ADD phase text NOT NULL DEFAULT '';

-- Holds that an order took over beside `orders.hold_id`.
CREATE TABLE order_holds (
  hold_id  uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES orders ON DELETE CASCADE
);

-- Of the call that gave it its whole time again; NULL while none did.
ALTER TABLE holds ADD extension_id uuid;

-- One cart a buyer. It goes when it is empty, and with an order.
CREATE TABLE carts (
  user_id     uuid PRIMARY KEY,
  -- All of it is of this event.
  event_id    uuid NOT NULL REFERENCES events ON DELETE CASCADE,
  -- In upper case; NULL for none.
  promo_code  text,
  create_time timestamptz NOT NULL,
  -- Counts its changes: an order of it takes exactly what its buyer saw.
  version     bigint NOT NULL
);

-- A held seat, which only its hold keeps, or places on a standing floor, which nobody keeps.
CREATE TABLE cart_items (
  id             uuid PRIMARY KEY,
  user_id        uuid NOT NULL REFERENCES carts ON DELETE CASCADE,
  hold_id        uuid,
  seat_id        uuid,
  ticket_type_id uuid NOT NULL REFERENCES ticket_types ON DELETE CASCADE,
  quantity       integer NOT NULL CHECK (quantity BETWEEN 1 AND 20),
  -- Of the call that added last: repeated, it adds nothing.
  added_by_call  uuid NOT NULL,
  CHECK ((hold_id IS NULL) = (seat_id IS NULL)),
  CHECK (seat_id IS NULL OR quantity = 1)
);
-- In the order in which they were added, which that of the ids is.
CREATE INDEX cart_items_user ON cart_items (user_id, id);
CREATE UNIQUE INDEX cart_items_seat ON cart_items (user_id, seat_id) WHERE seat_id IS NOT NULL;
CREATE UNIQUE INDEX cart_items_type ON cart_items (user_id, ticket_type_id) WHERE seat_id IS NULL;
