-- Rows of the audit log are only ever added, whoever asks.
create or replace function audit_log_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% of audit_log refused: it is only added to', tg_op using errcode = 'restrict_violation';
end $$;
create or replace trigger audit_log_append_only before update or delete or truncate on audit_log
  for each statement execute function audit_log_append_only();

create index if not exists audit_log_actor on audit_log (actor, id desc);
