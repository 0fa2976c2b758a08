-- What people keep in their accounts: a picture, events they watch, browsers that want to be told. All of it goes with the account.

CREATE TABLE avatars (
  account_id   uuid PRIMARY KEY REFERENCES accounts,
  content_type text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png')),
  -- Made by us, at most 512 x 512 pixels.
  image        bytea NOT NULL CHECK (octet_length(image) BETWEEN 1 AND 2097152)
);
-- Names the picture by its content; NULL without one. Here, so that a list of accounts needs no join.
ALTER TABLE accounts ADD COLUMN avatar_etag text CHECK (avatar_etag ~ '^[0-9a-f]{32}$');

-- The events are booking-svc's.
CREATE TABLE wishlist_items (
  account_id  uuid NOT NULL REFERENCES accounts,
  event_id    uuid NOT NULL,
  create_time timestamptz NOT NULL,
  PRIMARY KEY (account_id, event_id)
);
CREATE INDEX wishlist_items_newest ON wishlist_items (account_id, create_time DESC, event_id DESC);

-- Whoever knows endpoint and keys can send to the browser, so they are encrypted.
CREATE TABLE push_subscriptions (
  id            uuid PRIMARY KEY,
  account_id    uuid NOT NULL REFERENCES accounts,
  -- SHA-256 of the endpoint: a browser belongs to one account.
  endpoint_hash bytea NOT NULL UNIQUE CHECK (octet_length(endpoint_hash) = 32),
  endpoint      bytea NOT NULL CHECK (octet_length(endpoint) <= 4096),
  p256dh        bytea NOT NULL CHECK (octet_length(p256dh) <= 256),
  auth          bytea NOT NULL CHECK (octet_length(auth) <= 256),
  create_time   timestamptz NOT NULL
);
CREATE INDEX push_subscriptions_account ON push_subscriptions (account_id, create_time DESC, id DESC);
