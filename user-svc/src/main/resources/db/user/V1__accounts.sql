-- Who may sign in, and the sessions they have open. Moments are timestamptz.

CREATE TABLE accounts (
  id             uuid PRIMARY KEY,
  -- As it was typed; NULL once the account is deleted, so that the address is free again.
  email          text CHECK (char_length(email) BETWEEN 3 AND 254),
  email_verified boolean NOT NULL,
  display_name   text NOT NULL CHECK (char_length(display_name) <= 100),
  phone_number   text NOT NULL CHECK (phone_number ~ '^(\+[1-9][0-9]{6,14})?$'),
  role           text NOT NULL CHECK (role IN ('ADMIN', 'CUSTOMER')),
  status         text NOT NULL CHECK (status IN ('ACTIVE', 'DELETED')),
  -- bcrypt over a digest of the password; NULL once the account is deleted.
  password_hash  text,
  create_time    timestamptz NOT NULL,
  update_time    timestamptz NOT NULL,
  version        bigint NOT NULL,
  CHECK ((status = 'ACTIVE') = (email IS NOT NULL)),
  CHECK ((status = 'ACTIVE') = (password_hash IS NOT NULL)),
  CHECK (status = 'DELETED' OR display_name <> '')
);
-- One account for an address, whatever its case, however many register at once.
CREATE UNIQUE INDEX accounts_email ON accounts (lower(email));

CREATE TABLE sessions (
  id               uuid PRIMARY KEY,
  account_id       uuid NOT NULL REFERENCES accounts,
  user_agent       text NOT NULL CHECK (char_length(user_agent) <= 256),
  client_address   text NOT NULL CHECK (char_length(client_address) <= 45),
  create_time      timestamptz NOT NULL,
  refresh_time     timestamptz NOT NULL,
  idle_expire_time timestamptz NOT NULL,
  expire_time      timestamptz NOT NULL,
  -- When it was ended before its time: signed out, a refresh token came twice, or the account was deleted.
  end_time         timestamptz
);
CREATE INDEX sessions_account ON sessions (account_id, create_time);

-- Used ones stay as long as their session, because one that comes back betrays a copy.
CREATE TABLE refresh_tokens (
  -- SHA-256 of the token.
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
  use_time   timestamptz
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
