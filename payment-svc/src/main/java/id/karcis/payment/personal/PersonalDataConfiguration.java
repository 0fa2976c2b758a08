package id.karcis.payment.personal;

import id.karcis.platform.export.PersonalDataSource;
import id.karcis.platform.export.PersonalRows;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every table here that leads to a person. A new one is added here; a test fails until it is.
@Configuration(proxyBeanMethods = false)
class PersonalDataConfiguration {

  private final JdbcClient jdbc;

  PersonalDataConfiguration(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Bean
  PersonalDataSource paymentPersonalData() {
    return new PersonalRows(
        jdbc,
        "payments",
        Set.of("payments.user_id"),
        """
        select p.id, p.order_id, p.amount_minor, p.refunded_minor, p.currency_code, p.provider,
          p.provider_reference, p.status, p.failure_reason, p.create_time, p.update_time,
          p.paid_time, p.settlement,
          (select json_agg(json_build_object('id', a.id, 'state', a.state,
              'create_time', a.create_time, 'update_time', a.update_time))
            from payment_attempts a where a.payment_id = p.id) as attempts
        from payments p where p.user_id = :user order by p.id desc
        """);
  }

  @Bean
  PersonalDataSource refundPersonalData() {
    return new PersonalRows(
        jdbc,
        "refunds",
        Set.of(),
        """
        select r.payment_id, r.id, r.amount_minor, r.reason, r.state, r.provider_reference,
          r.create_time, r.update_time
        from refunds r join payments p on p.id = r.payment_id
        where p.user_id = :user order by r.id desc
        """);
  }

  @Bean
  PersonalDataSource ledgerPersonalData() {
    return new PersonalRows(
        jdbc,
        "ledger_entries",
        Set.of(),
        """
        select t.payment_id, t.id as transaction_id, t.kind, t.create_time, e.account,
          e.amount_minor, e.currency_code
        from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
          join payments p on p.id = t.payment_id
        where p.user_id = :user order by t.id desc, e.account
        """);
  }
}
