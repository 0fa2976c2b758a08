package id.karcis.platform.testing;

import id.karcis.platform.export.PersonalDataFile;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The columns of a service's database that lead to a person, by their names.
public final class PersonalColumns {

  private static final String FOUND =
      """
      select c.table_name || '.' || c.column_name
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
        and ((c.data_type in ('uuid', 'text')
            and c.column_name ~ '(^|_)(user|account|actor|caller|buyer|owner|holder|by)(_id)?$')
          or c.column_name ~ '(email|phone|client_address|user_agent|display_name)')
      """;

  private PersonalColumns() {}

  /// Those that no source of the file tells, as `table.column`.
  ///
  /// @param known columns that need not be told, for a reason that stands beside the call
  public static Set<String> untold(JdbcClient jdbc, PersonalDataFile file, Set<String> known) {
    var untold = new TreeSet<>(jdbc.sql(FOUND).query(String.class).set());
    file.sources().forEach(source -> untold.removeAll(source.columns()));
    untold.removeAll(known);
    return untold;
  }
}
