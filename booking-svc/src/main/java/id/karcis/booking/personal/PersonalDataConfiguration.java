package id.karcis.booking.personal;

import id.karcis.platform.export.PersonalDataSource;
import id.karcis.platform.export.PersonalRows;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every table here that leads to a person. A new one is added here; a test fails until it is.
@Configuration(proxyBeanMethods = false)
class PersonalDataConfiguration {

  /// Seats and claims are found by event.
  private static final String EVENTS_OF_USER =
      """
      (select event_id from holds where user_id = :user
       union select event_id from orders where user_id = :user)
      """;

  private final JdbcClient jdbc;

  PersonalDataConfiguration(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private PersonalDataSource rows(String table, String column, String sql) {
    return new PersonalRows(jdbc, table, Set.of(table + "." + column), sql);
  }

  /// No index leads to the holds of a person, since each would cost every hold of a sale: this
  /// reads the table, within the limit on statements.
  @Bean
  PersonalDataSource holdPersonalData() {
    return rows(
        "holds",
        "user_id",
        """
        select id, event_id, seat_ids, state, create_time, expire_time from holds
        where user_id = :user order by id desc
        """);
  }

  @Bean
  PersonalDataSource seatPersonalData() {
    return rows(
        "seat_claims",
        "user_id",
        """
        select event_id, seat_id, state, hold_id, order_id, expire_time from seat_claims
        where user_id = :user and event_id in
        """
            + EVENTS_OF_USER
            + "order by event_id desc, seat_id");
  }

  @Bean
  PersonalDataSource eventPersonalData() {
    return rows(
        "event_buyers",
        "user_id",
        "select event_id from event_buyers where user_id = :user order by event_id desc");
  }

  @Bean
  PersonalDataSource seasonPersonalData() {
    return rows(
        "season_buyers",
        "user_id",
        "select season_id from season_buyers where user_id = :user order by season_id desc");
  }

  @Bean
  PersonalDataSource claimPersonalData() {
    return rows(
        "buyer_claims",
        "user_id",
        """
        select event_id, claim_id, ticket_type_id, quantity, expire_time from buyer_claims
        where user_id = :user and event_id in
        """
            + EVENTS_OF_USER
            + "order by claim_id desc, ticket_type_id");
  }

  /// The phone number of the contact is told with the rest of it by `order_contacts`.
  @Bean
  PersonalDataSource orderPersonalData() {
    return rows(
        "orders",
        "user_id",
        """
        select o.id, o.code, o.event_id, e.name as event, o.status, o.currency_code,
          o.subtotal_minor, o.discount_minor, o.total_minor, o.hold_id, o.payment_id,
          o.create_time, o.expire_time, o.paid_time, o.promo_code, o.note,
          (select json_agg(json_build_object('payment_id', s.payment_id, 'outcome', s.outcome,
              'amount_minor', s.amount_minor, 'create_time', s.create_time,
              'refund_time', s.refund_time))
            from settlements s where s.order_id = o.id) as settlements,
          (select json_agg(json_build_object('id', r.id, 'amount_minor', r.amount_minor,
              'currency_code', r.currency_code, 'create_time', r.create_time))
            from order_refunds r where r.order_id = o.id) as refunds
        from orders o join events e on e.id = o.event_id
        where o.user_id = :user order by o.id desc
        """);
  }

  @Bean
  PersonalDataSource promoPersonalData() {
    return rows(
        "promo_uses",
        "user_id",
        """
        select u.order_id, p.code, u.expire_time
        from promo_uses u join promo_codes p on p.id = u.promo_id
        where u.user_id = :user order by u.order_id desc
        """);
  }

  @Bean
  PersonalDataSource cartPersonalData() {
    return rows(
        "carts",
        "user_id",
        "select event_id, promo_code, create_time from carts where user_id = :user");
  }

  @Bean
  PersonalDataSource cartItemPersonalData() {
    return rows(
        "cart_items",
        "user_id",
        """
        select i.id, t.name as ticket_type, i.hold_id, i.seat_id, i.quantity
        from cart_items i join ticket_types t on t.id = i.ticket_type_id
        where i.user_id = :user order by i.id desc
        """);
  }

  @Bean
  PersonalDataSource orderItemPersonalData() {
    return new PersonalRows(
        jdbc,
        "order_items",
        Set.of(),
        """
        select i.order_id, i.id, t.name as ticket_type, i.seat_id, i.section, i.row_label,
          i.seat_number, i.quantity, i.unit_price_minor, i.phase
        from order_items i join orders o on o.id = i.order_id
          join ticket_types t on t.id = i.ticket_type_id
        where o.user_id = :user order by i.order_id desc, i.position
        """);
  }

  @Bean
  PersonalDataSource ticketPersonalData() {
    return rows(
        "tickets",
        "user_id",
        """
        select id, order_id, order_item_id, event_id, seat_id, status, issue_number, qr_payload,
          check_in_time, check_in_gate, create_time
        from tickets where user_id = :user order by id desc
        """);
  }

  /// What was asked for by the person, or for the person's orders.
  @Bean
  PersonalDataSource refundPersonalData() {
    return rows(
        "refunds",
        "requester_id",
        """
        select r.id, r.order_id, r.payment_id, r.requester_id = :user as requested_by_you, r.reason,
          r.amount_minor, r.fee_minor, r.currency_code, r.status, r.decision_note, r.create_time,
          r.decide_time, r.complete_time,
          (select json_agg(t.ticket_id order by t.ticket_id)
            from refund_tickets t where t.refund_id = r.id) as ticket_ids
        from refunds r join orders o on o.id = r.order_id
        where o.user_id = :user order by r.id desc
        """);
  }

  /// What the person asked for or decided of others' orders; not whose they were.
  @Bean
  PersonalDataSource refundWorkPersonalData() {
    return new PersonalRows(
        jdbc,
        "refunds_handled_by_you",
        Set.of("refunds.requester_id", "refunds.decided_by"),
        """
        select r.id, r.requester_id = :user as requested_by_you, r.decided_by = :user as decided_by_you,
          case when r.decided_by = :user then r.decision_note end as decision_note, r.status,
          r.create_time, r.decide_time
        from refunds r join orders o on o.id = r.order_id
        where (r.requester_id = :user or r.decided_by = :user) and o.user_id <> :user
        order by r.id desc
        """);
  }

  /// What the leaderboard counts: of each event, and of all without one.
  @Bean
  PersonalDataSource leaderboardPersonalData() {
    return rows(
        "buyer_totals",
        "user_id",
        """
        select nullif(scope_id, '00000000-0000-0000-0000-000000000000') as event_id, tickets
        from buyer_totals where user_id = :user order by scope_id
        """);
  }

  /// What the person scanned at a gate; not whose tickets those were.
  @Bean
  PersonalDataSource gatePersonalData() {
    return new PersonalRows(
        jdbc,
        "check_ins_by_you",
        Set.of("tickets.checked_in_by", "check_in_scans.scanned_by"),
        """
        select s.ticket_id, t.event_id, s.scan_time as check_in_time, s.gate as check_in_gate
        from check_in_scans s join tickets t on t.id = s.ticket_id
        where s.scanned_by = :user order by s.create_time desc
        """);
  }

  @Bean
  PersonalDataSource mailPersonalData() {
    return new PersonalRows(
        jdbc,
        "mails",
        Set.of(),
        """
        select m.id, m.kind, m.order_id, m.refund_id, m.ticket_id, m.state, m.create_time, m.end_time
        from mails m join orders o on o.id = m.order_id
        where o.user_id = :user order by m.id desc
        """);
  }
}
