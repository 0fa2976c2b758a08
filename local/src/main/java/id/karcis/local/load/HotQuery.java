package id.karcis.local.load;

/// A query that many ask, and the index that answers it.
///
/// @param name for people
/// @param sql as the service sends it, with values of the large data set
/// @param drop what takes the index away
/// @param index its name
/// @param table of it
/// @param write a batch of rows that the index makes dearer, as many as [#ROWS]
/// @param why this index and no other
record HotQuery(
    String name, String sql, String drop, String index, String table, String write, String why) {

  /// Rows of a batch.
  static final int ROWS = 10_000;

  static HotQuery ofIndex(
      String name, String sql, String index, String table, String write, String why) {
    return new HotQuery(name, sql, "DROP INDEX " + index, index, table, write, why);
  }

  static HotQuery ofKey(
      String name, String sql, String key, String table, String write, String why) {
    var drop = "ALTER TABLE " + table + " DROP CONSTRAINT " + key + " CASCADE";
    return new HotQuery(name, sql, drop, key, table, write, why);
  }
}
