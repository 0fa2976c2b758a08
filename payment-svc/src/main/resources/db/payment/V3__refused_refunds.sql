-- A provider that refuses to send money back is asked again until it does not; these say how often it refused and why last.
ALTER TABLE refunds
  ADD refusals integer NOT NULL DEFAULT 0 CHECK (refusals >= 0),
  ADD refusal_reason text,
  ADD CHECK ((refusals > 0) = (refusal_reason IS NOT NULL));
-- What is watched: few rows, unless something is wrong.
CREATE INDEX refunds_pending ON refunds (create_time) WHERE state = 'PENDING';
