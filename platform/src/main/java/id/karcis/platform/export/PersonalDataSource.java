package id.karcis.platform.export;

import java.util.Set;
import java.util.UUID;

/// What one feature holds on a person. Make it a bean beside the feature; [PersonalRows] is one for
/// rows of a table.
public interface PersonalDataSource {

  /// Its name in the file, in lower_snake_case; there is one of each.
  String name();

  /// The columns, as `table.column`, that lead to a person and are told here. A test fails for a
  /// column of the database that nobody tells.
  Set<String> columns();

  /// A JSON value. Fails rather than leaving something out.
  String json(UUID userId);
}
