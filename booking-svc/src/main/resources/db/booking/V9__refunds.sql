-- Money that goes back, and requests for it. The id is the refund_id at payment-svc.
CREATE TABLE refunds (
  id            uuid PRIMARY KEY,
  event_id      uuid NOT NULL,
  order_id      uuid NOT NULL REFERENCES orders,
  -- NULL for an order that cost nothing.
  payment_id    uuid REFERENCES settlements,
  -- Who asked; NULL when nobody did: the event was cancelled, or the money came too late, twice or was not what it should be.
  requester_id  uuid,
  reason        text NOT NULL CHECK (char_length(reason) <= 500),
  amount_minor  bigint NOT NULL CHECK (amount_minor >= 0),
  fee_minor     bigint NOT NULL CHECK (fee_minor >= 0),
  currency_code text NOT NULL CHECK (currency_code ~ '^[A-Z]{3}$'),
  status        text NOT NULL CHECK (status IN ('REQUESTED', 'APPROVED', 'REJECTED', 'COMPLETED')),
  decision_note text NOT NULL DEFAULT '' CHECK (char_length(decision_note) <= 500),
  -- The admin; NULL when the policy or the end of the event decided.
  decided_by    uuid,
  create_time   timestamptz NOT NULL,
  decide_time   timestamptz,
  complete_time timestamptz,
  CHECK ((status = 'REQUESTED') = (decide_time IS NULL)),
  CHECK ((status = 'COMPLETED') = (complete_time IS NOT NULL)),
  CHECK (payment_id IS NOT NULL OR (amount_minor = 0 AND fee_minor = 0))
);
CREATE INDEX refunds_newest ON refunds (create_time DESC, id DESC);
CREATE INDEX refunds_of_event ON refunds (event_id, create_time DESC, id DESC);
CREATE INDEX refunds_requested ON refunds (create_time DESC, id DESC) WHERE status = 'REQUESTED';
CREATE INDEX refunds_of_order ON refunds (order_id);
CREATE INDEX refunds_of_payment ON refunds (payment_id);
-- For the export of personal data.
CREATE INDEX refunds_requester ON refunds (requester_id);

-- No more goes back, or is kept as a fee, than was paid. Refunds of one payment wait for each other here, whatever the code
-- above locks; not with FOR UPDATE, which would wait for the share locks of their foreign keys.
CREATE FUNCTION refunds_within_paid() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  paid bigint;
  gone numeric;
BEGIN
  SELECT amount_minor INTO paid FROM settlements WHERE payment_id = NEW.payment_id FOR NO KEY UPDATE;
  SELECT sum(amount_minor::numeric + fee_minor) INTO gone FROM refunds WHERE payment_id = NEW.payment_id AND status <> 'REJECTED';
  IF gone > paid THEN
    RAISE EXCEPTION 'refund % refused: % of % paid would go back or be kept', NEW.id, gone, paid USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refunds_within_paid AFTER INSERT OR UPDATE OF amount_minor, fee_minor, status, payment_id ON refunds
  FOR EACH ROW WHEN (NEW.payment_id IS NOT NULL AND NEW.status <> 'REJECTED') EXECUTE FUNCTION refunds_within_paid();

-- A refund only moves on, and what was approved stays as it was approved.
CREATE FUNCTION refunds_move_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status AND NOT (
      (OLD.status = 'REQUESTED' AND NEW.status IN ('APPROVED', 'REJECTED')) OR (OLD.status = 'APPROVED' AND NEW.status = 'COMPLETED')) THEN
    RAISE EXCEPTION 'refund % is %, it cannot become %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.order_id, NEW.payment_id, NEW.currency_code) IS DISTINCT FROM (OLD.order_id, OLD.payment_id, OLD.currency_code)
     OR (OLD.status <> 'REQUESTED' AND (NEW.amount_minor, NEW.fee_minor) <> (OLD.amount_minor, OLD.fee_minor)) THEN
    RAISE EXCEPTION 'refund % is %, its money stays as it is', OLD.id, OLD.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refunds_move_on BEFORE UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION refunds_move_on();

CREATE TABLE refund_tickets (
  refund_id    uuid NOT NULL REFERENCES refunds,
  ticket_id    uuid NOT NULL REFERENCES tickets,
  -- What goes back for this ticket, and what of its price is kept.
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  fee_minor    bigint NOT NULL CHECK (fee_minor >= 0),
  -- False once the refund was rejected.
  live         boolean NOT NULL DEFAULT true,
  PRIMARY KEY (refund_id, ticket_id)
);
-- The money of a ticket goes back once.
CREATE UNIQUE INDEX refund_tickets_once ON refund_tickets (ticket_id) WHERE live;

CREATE FUNCTION refunds_rejected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE refund_tickets SET live = false WHERE refund_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER refunds_rejected AFTER UPDATE OF status ON refunds
  FOR EACH ROW WHEN (NEW.status = 'REJECTED') EXECUTE FUNCTION refunds_rejected();

-- Events that were cancelled, and how far their orders were gone through: in order of id, after `last_order_id`, and then once
-- more, since an order that was begun before may appear a little later.
CREATE TABLE event_cancellations (
  event_id      uuid PRIMARY KEY REFERENCES events ON DELETE CASCADE,
  create_time   timestamptz NOT NULL,
  last_order_id uuid,
  looks         integer NOT NULL DEFAULT 0,
  look_time     timestamptz
);
CREATE INDEX event_cancellations_due ON event_cancellations (create_time) WHERE looks = 1;
