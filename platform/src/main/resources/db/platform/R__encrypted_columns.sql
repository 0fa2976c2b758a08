-- Which columns the key ring encrypts: written by the service at its start, read by ./karcis keys.
create table if not exists encrypted_columns (
  table_name  text not null,
  id_column   text not null,
  column_name text not null,
  primary key (table_name, column_name)
);

comment on column signing_keys.private_key is
  'PKCS#8, encrypted by the key ring; in clear in rows that a version without encryption wrote.';
