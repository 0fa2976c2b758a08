-- What buyers pay, what goes back, and the books. Amounts are minor units of `currency_code`.

CREATE TABLE payments (
  id                 uuid PRIMARY KEY,
  order_id           uuid NOT NULL,
  user_id            uuid NOT NULL,
  amount_minor       bigint NOT NULL CHECK (amount_minor >= 0),
  refunded_minor     bigint NOT NULL DEFAULT 0,
  currency_code      text NOT NULL CHECK (currency_code ~ '^[A-Z]{3}$'),
  provider           text NOT NULL,
  -- What the provider calls its charge; known once it has taken the money.
  provider_reference text,
  -- PENDING: open, never charged. PROCESSING: its one attempt is under way or its end is not known yet.
  status             text NOT NULL CHECK (status IN
    ('PENDING', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'REFUNDED', 'PARTIALLY_REFUNDED')),
  failure_reason     text,
  -- True when the money came although the payment had been given up: another payment may stand for the order by then,
  -- and booking-svc decides whether this one goes back.
  surplus            boolean NOT NULL DEFAULT false,
  -- Of the order: after it, it cannot be charged any more.
  expire_time        timestamptz NOT NULL,
  create_time        timestamptz NOT NULL,
  update_time        timestamptz NOT NULL,
  paid_time          timestamptz,
  -- What booking-svc answered to the money; NULL until it has.
  settlement         text CHECK (settlement IN ('SETTLED', 'REFUND_DUE')),
  CHECK (refunded_minor BETWEEN 0 AND amount_minor),
  CHECK ((status = 'FAILED') = (failure_reason IS NOT NULL)),
  CHECK ((paid_time IS NOT NULL) = (status IN ('SUCCEEDED', 'REFUNDED', 'PARTIALLY_REFUNDED'))),
  CHECK ((provider_reference IS NOT NULL) = (paid_time IS NOT NULL))
) WITH (fillfactor = 80);
-- An order is paid once: while one of its payments is open or holds its money, no second one can be opened.
CREATE UNIQUE INDEX payments_one_per_order ON payments (order_id) WHERE status NOT IN ('FAILED', 'CANCELLED') AND NOT surplus;
CREATE INDEX payments_order ON payments (order_id, id DESC);
CREATE INDEX payments_user ON payments (user_id, id DESC);
CREATE INDEX payments_open ON payments (expire_time) WHERE status = 'PENDING';

-- The charge of a payment. Its id is the provider's idempotency key, so that asking twice takes the money once.
CREATE TABLE payment_attempts (
  id              uuid PRIMARY KEY,
  -- One attempt per payment: after a decline another payment is opened.
  payment_id      uuid NOT NULL UNIQUE REFERENCES payments,
  -- What the caller calls it: the same one again is answered, not charged.
  request_id      uuid NOT NULL UNIQUE,
  -- SHA-256 over what was asked, to tell a repetition from another request.
  fingerprint     bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
  state           text NOT NULL CHECK (state IN ('PROCESSING', 'SUCCEEDED', 'DECLINED')),
  -- When the provider is asked what became of it, unless its answer comes first.
  next_check_time timestamptz NOT NULL,
  checks          integer NOT NULL DEFAULT 0,
  create_time     timestamptz NOT NULL,
  update_time     timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX payment_attempts_unresolved ON payment_attempts (next_check_time) WHERE state = 'PROCESSING';

CREATE TABLE refunds (
  id                 uuid PRIMARY KEY,
  payment_id         uuid NOT NULL REFERENCES payments,
  amount_minor       bigint NOT NULL CHECK (amount_minor >= 0),
  reason             text NOT NULL CHECK (char_length(reason) <= 500),
  -- PENDING: promised, not at the provider yet.
  state              text NOT NULL CHECK (state IN ('PENDING', 'COMPLETED')),
  provider_reference text,
  create_time        timestamptz NOT NULL,
  update_time        timestamptz NOT NULL,
  CHECK ((state = 'COMPLETED') = (provider_reference IS NOT NULL))
) WITH (fillfactor = 80);
CREATE INDEX refunds_payment ON refunds (payment_id);

-- What providers told, by the name they gave it: the second telling changes nothing.
CREATE TABLE provider_notifications (
  provider        text NOT NULL,
  notification_id text NOT NULL CHECK (char_length(notification_id) <= 255),
  attempt_id      uuid NOT NULL,
  create_time     timestamptz NOT NULL,
  PRIMARY KEY (provider, notification_id)
);

-- Double entry. Rows are never changed; what was wrong is put right by another transaction.
CREATE TABLE ledger_transactions (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('CHARGE', 'REFUND', 'PAYOUT')),
  -- The payment of a CHARGE, the refund of the others: each is booked once.
  source_id   uuid NOT NULL,
  payment_id  uuid NOT NULL REFERENCES payments,
  create_time timestamptz NOT NULL,
  UNIQUE (kind, source_id)
);
CREATE INDEX ledger_transactions_payment ON ledger_transactions (payment_id);

-- Debits are positive, credits negative.
CREATE TABLE ledger_entries (
  transaction_id uuid NOT NULL REFERENCES ledger_transactions,
  -- PROVIDER: what providers owe us. SALES: what we took for orders. REFUNDS_DUE: what we owe buyers.
  account        text NOT NULL CHECK (account IN ('PROVIDER', 'SALES', 'REFUNDS_DUE')),
  amount_minor   bigint NOT NULL,
  currency_code  text NOT NULL CHECK (currency_code ~ '^[A-Z]{3}$'),
  PRIMARY KEY (transaction_id, account)
);

CREATE FUNCTION ledger_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid := CASE TG_TABLE_NAME WHEN 'ledger_transactions' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(NEW)->>'transaction_id' END;
  entries integer;
  total numeric;
  currencies integer;
BEGIN
  SELECT count(*), coalesce(sum(amount_minor), 0), count(DISTINCT currency_code) INTO entries, total, currencies
    FROM ledger_entries WHERE transaction_id = checked;
  IF entries < 2 OR total <> 0 OR currencies <> 1 THEN
    RAISE EXCEPTION 'ledger transaction % does not balance: % entries, sum %, % currencies', checked, entries, total, currencies
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_transactions_balanced AFTER INSERT ON ledger_transactions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balanced();
CREATE CONSTRAINT TRIGGER ledger_entries_balanced AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balanced();

CREATE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % refused: the ledger is only added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_transactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transactions
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();
