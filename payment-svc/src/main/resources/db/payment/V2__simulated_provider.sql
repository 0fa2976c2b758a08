-- The memory of the simulated provider, which stands in for a company outside: nothing else reads or writes these tables,
-- and no other table refers to them.

CREATE TABLE simulated_charges (
  idempotency_key uuid PRIMARY KEY,
  reference       text NOT NULL UNIQUE,
  amount_minor    bigint NOT NULL CHECK (amount_minor >= 0),
  currency_code   text NOT NULL,
  -- When the money is taken; NULL when it never is.
  settle_time     timestamptz,
  decline_reason  text,
  create_time     timestamptz NOT NULL,
  CHECK ((settle_time IS NULL) = (decline_reason IS NOT NULL))
);

CREATE TABLE simulated_refunds (
  idempotency_key  uuid PRIMARY KEY,
  reference        text NOT NULL UNIQUE,
  charge_reference text NOT NULL REFERENCES simulated_charges (reference),
  amount_minor     bigint NOT NULL CHECK (amount_minor >= 0),
  create_time      timestamptz NOT NULL
);
CREATE INDEX simulated_refunds_charge ON simulated_refunds (charge_reference);

-- What it will tell and when: a row per telling, so that a restart loses none.
CREATE TABLE simulated_notifications (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Repeated tellings of one thing have the same.
  notification_id text NOT NULL,
  idempotency_key uuid NOT NULL REFERENCES simulated_charges,
  due_time        timestamptz NOT NULL,
  delivered_time  timestamptz
);
CREATE INDEX simulated_notifications_due ON simulated_notifications (due_time) WHERE delivered_time IS NULL;
