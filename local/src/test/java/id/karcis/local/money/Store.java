package id.karcis.local.money;

import id.karcis.local.sale.RunningPlatform;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The database of a service, to look at what it wrote and to let its messages come more than once.
record Store(JdbcClient jdbc) {

  /// Every third message has a twin that comes up to a second later, perhaps before the first.
  private static final String TWINS =
      """
      CREATE OR REPLACE FUNCTION outbox_twin() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF pg_trigger_depth() = 1 AND random() < 0.33 THEN
          INSERT INTO outbox (id, topic, key, payload, next_attempt_time)
          VALUES (gen_random_uuid(), NEW.topic, NEW.key, NEW.payload, now() + random() * interval '1 s');
        END IF;
        IF random() < 0.2 THEN
          NEW.next_attempt_time := now() + random() * interval '300 ms';
        END IF;
        RETURN NEW;
      END $$;
      CREATE OR REPLACE TRIGGER outbox_twin BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION outbox_twin();
      """;

  static Store of(String database) {
    var server = RunningPlatform.get().database();
    return new Store(
        JdbcClient.create(
            new DriverManagerDataSource(
                server.jdbcUrl(database), server.user(), server.password())));
  }

  void twinMessages() {
    jdbc.sql(TWINS).update();
  }

  void singleMessages() {
    jdbc.sql("DROP TRIGGER IF EXISTS outbox_twin ON outbox").update();
  }

  long number(String sql, Object... values) {
    return jdbc.sql(sql).params(values).query(Long.class).single();
  }
}
