package id.karcis.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.platform.probe.ProbeTest;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What serves callers is limited in time; what migrates a large database is not.
class StatementLimitTest extends ProbeTest {

  private static final String LIMIT = "SHOW statement_timeout";

  @Autowired private DataSource pool;
  @Autowired private Flyway flyway;

  @Test
  void limitsStatementsOfCallsButNotMigrations() {
    assertThat(limit(pool)).isEqualTo("20s");
    assertThat(limit(flyway.getConfiguration().getDataSource())).isEqualTo("0");
  }

  private static String limit(DataSource source) {
    return JdbcClient.create(source).sql(LIMIT).query(String.class).single();
  }
}
