-- What every service's database holds beside its own tables.

-- One row per request that came with an Idempotency-Key.
create table idempotency_keys (
  -- User id; the nil UUID for callers without one.
  caller            uuid        not null,
  -- SHA-256 of the key.
  key_hash          bytea       not null check (octet_length(key_hash) = 32),
  method            text        not null,
  -- SHA-256 of method and request: the same key with another request is refused.
  request_hash      bytea       not null check (octet_length(request_hash) = 32),
  -- The id that the work gives to what it creates; the same on every try.
  resource_id       uuid        not null,
  state             text        not null check (state in ('PENDING', 'ANSWERED', 'REFUSED')),
  -- The success message, or google.rpc.Status of a refusal.
  response          bytea,
  -- Counts tries, so that a try that was given up cannot touch the row of its successor.
  attempt           integer     not null default 1,
  lease_expire_time timestamptz not null,
  create_time       timestamptz not null default now(),
  expire_time       timestamptz not null,
  primary key (caller, key_hash),
  check (state = 'PENDING' or response is not null)
);
create index idempotency_keys_expire_time on idempotency_keys (expire_time);

-- Messages that leave because their transaction committed.
create table outbox (
  id                uuid        primary key,
  topic             text        not null,
  -- What the message is about, for the reader.
  key               uuid        not null,
  payload           bytea       not null,
  create_time       timestamptz not null default now(),
  next_attempt_time timestamptz not null default now(),
  attempts          integer     not null default 0,
  last_error        text
);
create index outbox_next_attempt_time on outbox (next_attempt_time);
create index outbox_create_time on outbox (create_time);

-- Key pairs of this service, made on first use.
create table signing_keys (
  kid         text        primary key,
  algorithm   text        not null,
  -- PKCS#8.
  private_key bytea       not null,
  -- SubjectPublicKeyInfo.
  public_key  bytea       not null,
  create_time timestamptz not null default now()
);
create index signing_keys_newest on signing_keys (algorithm, create_time desc);

-- Who changed what. Rows are only ever added.
create table audit_log (
  id            uuid        primary key,
  -- User id; null for work of the service itself.
  actor         uuid,
  action        text        not null,
  resource_type text        not null,
  resource_id   text        not null,
  request_id    text        not null,
  details       jsonb       not null default '{}',
  create_time   timestamptz not null default now()
);
create index audit_log_resource on audit_log (resource_type, resource_id, create_time);
