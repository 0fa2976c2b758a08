package id.karcis.booking.dashboard;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Adds journalled changes to the rollups. A batch is taken, added and deleted in one transaction:
/// whoever dies in between leaves everything as it was. Several instances may fold at once: each
/// takes rows that no other has, and all write the rollups in the same order, so none can wait for
/// each other.
@Component
class SaleFolding {

  /// Changes of one transaction.
  static final int BATCH = 2_000;

  private final JdbcClient jdbc;

  SaleFolding(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Folds one batch.
  ///
  /// @return how many changes that were
  @Transactional
  int fold() {
    var ids = take();
    if (!ids.isEmpty()) {
      var batch = new SqlArrayValue("int8", ids.toArray());
      for (var sql : RollupSql.ALL) {
        jdbc.sql(sql).param("ids", batch).param("all", Scope.ALL_EVENTS).update();
      }
      jdbc.sql("DELETE FROM sale_changes WHERE id = ANY (:ids)").param("ids", batch).update();
    }
    return ids.size();
  }

  private List<Long> take() {
    return jdbc.sql("SELECT id FROM sale_changes ORDER BY id LIMIT :batch FOR UPDATE SKIP LOCKED")
        .param("batch", BATCH)
        .query((row, _) -> row.getLong("id"))
        .list();
  }
}
