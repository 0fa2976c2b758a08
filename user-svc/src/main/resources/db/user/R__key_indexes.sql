-- Find the values of a key, which their first five bytes tell, in the order in which they are encrypted anew.
create index if not exists identities_refresh_token_key
  on identities (substring(refresh_token from 1 for 5), (issuer || ' ' || subject)) where refresh_token is not null;
create index if not exists push_subscriptions_endpoint_key
  on push_subscriptions (substring(endpoint from 1 for 5), encode(endpoint_hash, 'hex'));
create index if not exists push_subscriptions_p256dh_key
  on push_subscriptions (substring(p256dh from 1 for 5), encode(endpoint_hash, 'hex'));
create index if not exists push_subscriptions_auth_key
  on push_subscriptions (substring(auth from 1 for 5), encode(endpoint_hash, 'hex'));
