-- Mails about orders, and what gates scanned.

CREATE TABLE mails (
  -- Names the mail in its Message-ID, too.
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('PAID', 'LATE_REFUND', 'REFUND_DECIDED', 'REFUNDED', 'EVENT_CANCELLED', 'TICKET')),
  order_id    uuid NOT NULL REFERENCES orders ON DELETE CASCADE,
  refund_id   uuid,
  ticket_id   uuid REFERENCES tickets ON DELETE CASCADE,
  -- SENT: the mail server has it. REFUSED: it never will, or nobody's address is known. MOOT: what it was about is over.
  -- GIVEN_UP: the mail server could not be reached for days.
  state       text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'REFUSED', 'MOOT', 'GIVEN_UP')),
  -- Why it was refused or given up, without any address.
  reason      text NOT NULL DEFAULT '' CHECK (char_length(reason) <= 500),
  create_time timestamptz NOT NULL,
  end_time    timestamptz,
  CHECK ((state = 'WAITING') = (end_time IS NULL)),
  CHECK ((kind = 'TICKET') = (ticket_id IS NOT NULL)),
  CHECK ((kind IN ('REFUND_DECIDED', 'REFUNDED')) = (refund_id IS NOT NULL))
);
-- Told once, however often it is ordered.
CREATE UNIQUE INDEX mails_once_an_order ON mails (order_id, kind) WHERE kind IN ('PAID', 'EVENT_CANCELLED');
CREATE UNIQUE INDEX mails_once_a_refund ON mails (refund_id, kind) WHERE refund_id IS NOT NULL;
CREATE INDEX mails_order ON mails (order_id);
CREATE INDEX mails_ticket ON mails (ticket_id, create_time DESC) WHERE ticket_id IS NOT NULL;

-- What gates scanned. Rows are only added, so that who was first can be found again, in whatever order gates report.
CREATE TABLE check_in_scans (
  id          uuid PRIMARY KEY,
  ticket_id   uuid NOT NULL REFERENCES tickets,
  -- By the gate's clock; ours when the gate had a network.
  stated_time timestamptz NOT NULL,
  -- What counts: the stated time, or when we learnt of it if the stated one cannot be.
  scan_time   timestamptz NOT NULL,
  gate        text NOT NULL CHECK (char_length(gate) <= 100),
  scanned_by  uuid NOT NULL,
  create_time timestamptz NOT NULL,
  CHECK (scan_time <= create_time),
  UNIQUE (ticket_id, id, scan_time)
);
-- A scan that is sent again is still one.
CREATE UNIQUE INDEX check_in_scans_once ON check_in_scans (ticket_id, stated_time, gate);
-- For the export of personal data.
CREATE INDEX check_in_scans_by ON check_in_scans (scanned_by, create_time);

CREATE FUNCTION check_in_scans_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'scan % stays as it is', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER check_in_scans_stay BEFORE UPDATE OR DELETE ON check_in_scans
  FOR EACH ROW EXECUTE FUNCTION check_in_scans_stay();

INSERT INTO check_in_scans (id, ticket_id, stated_time, scan_time, gate, scanned_by, create_time)
SELECT uuidv7(), id, check_in_time, check_in_time, coalesce(left(check_in_gate, 100), ''), checked_in_by, check_in_time
FROM tickets WHERE check_in_time IS NOT NULL;

-- The one scan that admitted, which is a scan of this very ticket and at this very time.
ALTER TABLE tickets ADD check_in_scan_id uuid;
UPDATE tickets t SET check_in_scan_id = s.id FROM check_in_scans s WHERE s.ticket_id = t.id;
ALTER TABLE tickets
  ADD CONSTRAINT tickets_one_admission FOREIGN KEY (id, check_in_scan_id, check_in_time) REFERENCES check_in_scans (ticket_id, id, scan_time),
  ADD CONSTRAINT tickets_admitted_by_scan CHECK ((check_in_time IS NULL) = (check_in_scan_id IS NULL));

-- For the bundle of a gate.
CREATE INDEX tickets_of_event ON tickets (event_id, id) WHERE status <> 'CANCELLED';
