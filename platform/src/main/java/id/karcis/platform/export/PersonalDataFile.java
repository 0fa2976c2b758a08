package id.karcis.platform.export;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Everything that this service holds on a person: a JSON object with a value for each source. Not
/// of one moment: what changes meanwhile is told as it was before or after.
public final class PersonalDataFile {

  private final List<PersonalDataSource> sources;

  PersonalDataFile(List<PersonalDataSource> sources) {
    this.sources = sources.stream().sorted(Comparator.comparing(PersonalDataSource::name)).toList();
  }

  public List<PersonalDataSource> sources() {
    return sources;
  }

  /// A JSON object; somebody unknown has empty lists.
  public String json(UUID userId) {
    return sources.stream()
        .map(source -> "\"" + source.name() + "\": " + source.json(userId))
        .collect(Collectors.joining(",\n", "{\n", "\n}"));
  }
}
