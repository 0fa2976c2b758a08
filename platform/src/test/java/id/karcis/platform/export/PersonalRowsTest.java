package id.karcis.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import id.karcis.platform.testing.TestServers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PersonalRowsTest {

  private final JdbcClient jdbc =
      JdbcClient.create(new DriverManagerDataSource(TestServers.newDatabase()));
  private final UUID user = UUID.randomUUID();
  private final PersonalRows rows =
      new PersonalRows(
          jdbc,
          "notes",
          Set.of("notes.user_id"),
          "select id, note from notes where user_id = :user order by id desc");

  @BeforeEach
  void createsTable() {
    jdbc.sql("create table notes (id integer, user_id uuid, note text)").update();
  }

  private void write(int count, UUID owner) {
    jdbc.sql("insert into notes select n, ?, 'say \"' || n || '\"' from generate_series(1, ?) n")
        .param(owner)
        .param(count)
        .update();
  }

  @Test
  void tellsTheRowsOfOnePersonNewestFirst() {
    write(2, user);
    write(3, UUID.randomUUID());
    assertThat(JsonParser.parseString(rows.json(user)))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"complete": true,
                 "rows": [{"id": 2, "note": "say \\"2\\""}, {"id": 1, "note": "say \\"1\\""}]}
                """));
  }

  @Test
  void saysWhenThereIsMore() {
    write(PersonalRows.MOST, user);
    assertThat(parsed().get("complete").getAsBoolean()).isTrue();
    write(1, user);
    assertThat(parsed().get("complete").getAsBoolean()).isFalse();
    assertThat(parsed().getAsJsonArray("rows")).hasSize(PersonalRows.MOST);
  }

  private com.google.gson.JsonObject parsed() {
    return JsonParser.parseString(rows.json(user)).getAsJsonObject();
  }

  @Test
  void putsAllSourcesIntoOneFile() {
    var file = new PersonalDataFile(List.of(rows));
    assertThat(JsonParser.parseString(file.json(user)))
        .isEqualTo(JsonParser.parseString("{\"notes\": {\"complete\": true, \"rows\": []}}"));
  }
}
