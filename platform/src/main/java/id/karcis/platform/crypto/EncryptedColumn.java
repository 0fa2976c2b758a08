package id.karcis.platform.crypto;

/// A column of this service's database whose values are made by [FieldEncryption]. A bean of this
/// type has the column taken along when keys change: it is written anew with the primary key, its
/// values are counted by `./karcis keys status`, and a key that it still needs is not retired. For
/// large tables the column wants an index on `(substring(<column> from 1 for 5), <id>)`.
///
/// @param id SQL for what tells the rows apart and stands in the context: the primary key, or an
///   expression over a unique key whose value is a text
/// @param column of type `bytea`; null where there is nothing
public record EncryptedColumn(String table, String id, String column) {

  private static final String NAME = "[a-z][a-z0-9_]{0,62}";

  public EncryptedColumn {
    for (var name : new String[] {table, column}) {
      if (!name.matches(NAME)) {
        throw new IllegalArgumentException("name '" + name + "', expected " + NAME);
      }
    }
  }

  /// The context under which the value of a row is encrypted.
  public String context(Object id) {
    return table + "." + column + "/" + id;
  }

  /// What tells the key of a value, in SQL.
  String keyPrefix() {
    return "substring(" + column + " from 1 for " + KeyRing.PREFIX_BYTES + ")";
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
