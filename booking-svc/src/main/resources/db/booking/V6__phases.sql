-- Tickets at a phase's price: 0 for no limit.
ALTER TABLE ticket_type_phases ADD quantity integer NOT NULL DEFAULT 0 CHECK (quantity BETWEEN 0 AND 1000000);

-- Stock of phases with a quantity, by the scheme of standing_stock: `claimed` counts what is sold and what is kept for
-- unpaid orders. Phases without one have no row, and selling them costs nothing here.
CREATE TABLE phase_stock (
  event_id       uuid NOT NULL REFERENCES events ON DELETE CASCADE,
  ticket_type_id uuid NOT NULL REFERENCES ticket_types ON DELETE CASCADE,
  phase          text NOT NULL,
  quantity       integer NOT NULL CHECK (quantity > 0),
  claimed        integer NOT NULL DEFAULT 0 CHECK (claimed >= 0),
  PRIMARY KEY (event_id, ticket_type_id, phase),
  CHECK (claimed <= quantity)
) WITH (fillfactor = 60);

-- Tickets of one order at a phase's price. Whoever changes both locks the stock first, then its claims.
CREATE TABLE phase_claims (
  event_id       uuid NOT NULL,
  ticket_type_id uuid NOT NULL,
  phase          text NOT NULL,
  order_id       uuid NOT NULL,
  quantity       integer NOT NULL CHECK (quantity > 0),
  -- NULL once it is paid for. Past: the price is for whoever asks next, and the row goes with it.
  expire_time    timestamptz,
  PRIMARY KEY (event_id, ticket_type_id, phase, order_id)
);
CREATE INDEX phase_claims_expiry ON phase_claims (event_id, ticket_type_id, phase, expire_time) WHERE expire_time IS NOT NULL;
