package id.karcis.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.testing.TestServers;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class AuditLogTest {

  private final DriverManagerDataSource source =
      new DriverManagerDataSource(TestServers.newDatabase());
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final TransactionTemplate transactions =
      new TransactionTemplate(new DataSourceTransactionManager(source));
  private final AuditLog audit = new AuditLog(jdbc);

  @BeforeEach
  void createsTables() {
    Flyway.configure().dataSource(source).locations("classpath:db/platform").load().migrate();
  }

  private int rows() {
    return jdbc.sql("select count(*) from audit_log where actor is null")
        .query(Integer.class)
        .single();
  }

  @Test
  void goesWithTheTransactionThatChanges() {
    transactions.executeWithoutResult(transaction -> {
      audit.record("CancelEvent", "Event", "1", Map.of());
      transaction.setRollbackOnly();
    });
    assertThat(rows()).isZero();

    transactions.executeWithoutResult(_ -> audit.record("CancelEvent", "Event", "1", Map.of()));
    assertThat(rows()).isOne();
  }

  @Test
  void refusesARowWithoutATransactionUnlessItIsAnAttempt() {
    assertThatThrownBy(() -> audit.record("CancelEvent", "Event", "1", Map.of()))
        .isInstanceOf(IllegalStateException.class);
    audit.recordAttempt("PayOrder", "Order", "1", Map.of("code", "BKG-11111"));
    assertThat(rows()).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_log set action = 'Nothing'",
        "delete from audit_log",
        "truncate audit_log",
        "truncate audit_log cascade"
      })
  void isOnlyAddedTo(String statement) {
    audit.recordAttempt("PayOrder", "Order", "1", Map.of());
    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .hasMessageContaining("audit_log refused: it is only added to");
    assertThat(rows()).isOne();
  }

  @Test
  void isMigratedAgainWithoutHarm() {
    var script = "db/platform/R__audit_append_only.sql";
    assertThat(getClass().getClassLoader().getResource(script)).isNotNull();
    // As after a change of the script: Flyway runs it once more.
    jdbc.sql(
            "update flyway_schema_history set checksum = 1 where script = 'R__audit_append_only.sql'")
        .update();
    var again = Flyway.configure().dataSource(source).locations("classpath:db/platform").load();
    assertThat(again.migrate().migrationsExecuted).isOne();
  }
}
