-- Sign-in with Google or another OpenID Connect issuer.

-- Whoever signs in there needs no password here.
ALTER TABLE accounts DROP CONSTRAINT accounts_check1;
ALTER TABLE accounts ADD CONSTRAINT accounts_password_hash_check
  CHECK (status = 'ACTIVE' OR password_hash IS NULL);

-- Who the people of an issuer are here. The subject never changes; addresses do.
CREATE TABLE identities (
  issuer        text NOT NULL CHECK (char_length(issuer) BETWEEN 1 AND 500),
  subject       text NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 255),
  account_id    uuid NOT NULL REFERENCES accounts,
  -- The address that joined them.
  email         text NOT NULL CHECK (char_length(email) <= 254),
  -- The issuer's, encrypted; NULL if it gave none.
  refresh_token bytea CHECK (octet_length(refresh_token) <= 8192),
  create_time   timestamptz NOT NULL DEFAULT now(),
  last_sign_in  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_account ON identities (account_id);

-- Sign-ins that wait for the person to come back from the issuer. Used once.
CREATE TABLE sign_in_attempts (
  -- SHA-256 of what only the browser and the issuer hold.
  state_hash   bytea PRIMARY KEY CHECK (octet_length(state_hash) = 32),
  binding_hash bytea NOT NULL CHECK (octet_length(binding_hash) = 32),
  nonce_hash   bytea NOT NULL CHECK (octet_length(nonce_hash) = 32),
  -- PKCE verifier, encrypted.
  verifier     bytea NOT NULL CHECK (octet_length(verifier) <= 512),
  return_to    text NOT NULL CHECK (char_length(return_to) <= 500),
  expire_time  timestamptz NOT NULL
);
CREATE INDEX sign_in_attempts_expire_time ON sign_in_attempts (expire_time);
