-- A second provider, what providers tell by themselves, and refunds that come back.

-- What a payment at Stripe is called there. Written before Stripe is told to take the money: without a row none was taken.
CREATE TABLE stripe_intents (
  idempotency_key uuid PRIMARY KEY,
  -- NULL: forbidden before it was known; nothing is ever confirmed for this key.
  intent_id       text UNIQUE CHECK (char_length(intent_id) <= 255),
  create_time     timestamptz NOT NULL
);

-- Encrypted; what the buyer's client finishes the charge with, only while it waits for that.
ALTER TABLE payment_attempts
  ADD client_secret bytea,
  ADD CONSTRAINT payment_attempts_secret_while_open CHECK (client_secret IS NULL OR state = 'PROCESSING');
-- For the re-encryption after a change of keys.
CREATE INDEX payment_attempts_secret ON payment_attempts (substring(client_secret from 1 for 5), id) WHERE client_secret IS NOT NULL;

-- A notification tells of a charge or of a refund.
ALTER TABLE provider_notifications
  ALTER attempt_id DROP NOT NULL,
  ADD refund_id uuid,
  ADD CONSTRAINT provider_notifications_subject CHECK ((attempt_id IS NULL) <> (refund_id IS NULL));

-- FAILED: the provider had accepted it, or was about to, and the money came back. It is still owed; people see to it.
ALTER TABLE refunds
  DROP CONSTRAINT refunds_state_check,
  ADD CONSTRAINT refunds_state_check CHECK (state IN ('PENDING', 'COMPLETED', 'FAILED')),
  DROP CONSTRAINT refunds_check,
  ADD CONSTRAINT refunds_reference CHECK ((state = 'PENDING') = (provider_reference IS NULL)),
  ADD CONSTRAINT refunds_failed_for_a_reason CHECK (state <> 'FAILED' OR refusals > 0);
CREATE INDEX refunds_failed ON refunds (create_time) WHERE state = 'FAILED';

-- PAYOUT_RETURNED: what was paid out came back to us.
ALTER TABLE ledger_transactions
  DROP CONSTRAINT ledger_transactions_kind_check,
  ADD CONSTRAINT ledger_transactions_kind_check CHECK (kind IN ('CHARGE', 'REFUND', 'PAYOUT', 'PAYOUT_RETURNED'));

-- ORDER_UNKNOWN: booking-svc does not know the order, and went on not knowing it. People see to it.
ALTER TABLE payments
  DROP CONSTRAINT payments_settlement_check,
  ADD CONSTRAINT payments_settlement_check CHECK (settlement IN ('SETTLED', 'REFUND_DUE', 'ORDER_UNKNOWN'));
CREATE INDEX payments_order_unknown ON payments (id) WHERE settlement = 'ORDER_UNKNOWN';
