-- Money that is not what the order costs is decided too, and it need not be in the order's currency.
ALTER TABLE settlements ADD currency_code text CHECK (currency_code ~ '^[A-Z]{3}$');
UPDATE settlements s SET currency_code = o.currency_code FROM orders o WHERE o.id = s.order_id;
ALTER TABLE settlements ALTER currency_code SET NOT NULL;
