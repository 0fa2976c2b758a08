package id.karcis.platform.export;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of a person, the newest first:
///
/// ```json
/// {"complete": true, "rows": [{"id": "…", "create_time": "…"}]}
/// ```
///
/// `complete` is false when there are more than [#MOST].
///
/// @param columns see [PersonalDataSource#columns()]
/// @param sql selects them for `:user`, the newest first
public record PersonalRows(JdbcClient jdbc, String name, Set<String> columns, String sql)
    implements PersonalDataSource {

  /// Most rows of a list, so that a file stays below the size of a message.
  public static final int MOST = 1_000;

  public PersonalRows {
    columns = Set.copyOf(columns);
  }

  @Override
  public String json(UUID userId) {
    return jdbc.sql(
            """
            with found as (select * from (%s) all_rows limit :most + 1)
            select json_build_object(
              'complete', (select count(*) from found) <= :most,
              'rows', coalesce((select json_agg(told) from (select * from found limit :most) told), '[]')
            )::text
            """
                .formatted(sql))
        .param("user", userId)
        .param("most", MOST)
        .query(String.class)
        .single();
  }
}
