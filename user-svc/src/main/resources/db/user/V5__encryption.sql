-- Phone numbers are encrypted by the service. At its start it moves those of before from phone_number, which stays empty from
-- then on.
ALTER TABLE accounts
  -- NULL: none.
  ADD COLUMN phone_cipher bytea,
  ALTER COLUMN phone_number SET DEFAULT '';

-- Finds the values of a key, which their first five bytes tell.
CREATE INDEX accounts_phone_key ON accounts (substring(phone_cipher from 1 for 5), id) WHERE phone_cipher IS NOT NULL;
CREATE INDEX accounts_clear_phone ON accounts (id) WHERE phone_number <> '';
