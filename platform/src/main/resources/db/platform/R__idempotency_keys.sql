-- Finds the answers of a key of the ring, which their first five bytes tell, in the order in which they are encrypted anew.
create index if not exists idempotency_keys_response_key
  on idempotency_keys (substring(response from 1 for 5), (cast(caller as text) || ' ' || encode(key_hash, 'hex')))
  where response is not null;

comment on column idempotency_keys.response is
  'The success message, or google.rpc.Status of a refusal; encrypted, in clear in rows that a version without encryption wrote.';
