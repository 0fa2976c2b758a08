-- Money of orders that went back, by payment-svc's name for it: a refund counts once however often it is told.
CREATE TABLE order_refunds (
  id            uuid PRIMARY KEY,
  payment_id    uuid NOT NULL REFERENCES settlements,
  order_id      uuid NOT NULL REFERENCES orders,
  amount_minor  bigint NOT NULL CHECK (amount_minor >= 0),
  currency_code text NOT NULL CHECK (currency_code ~ '^[A-Z]{3}$'),
  create_time   timestamptz NOT NULL
);
CREATE INDEX order_refunds_payment ON order_refunds (payment_id);
CREATE INDEX order_refunds_order ON order_refunds (order_id);
