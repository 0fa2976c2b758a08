package id.karcis.booking.order;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import id.karcis.platform.export.PersonalDataSource;
import id.karcis.platform.export.PersonalRows;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whom a buyer's tickets are for, for the export of an account.
@Component
final class ContactPersonalData implements PersonalDataSource {

  private static final String SQL =
      """
      SELECT id, contact_name, contact_email, contact_phone FROM orders
      WHERE user_id = :user AND contact_name IS NOT NULL ORDER BY id DESC LIMIT :most + 1
      """;

  private final JdbcClient jdbc;
  private final ContactPhones phones;

  ContactPersonalData(JdbcClient jdbc, ContactPhones phones) {
    this.jdbc = jdbc;
    this.phones = phones;
  }

  @Override
  public String name() {
    return "order_contacts";
  }

  @Override
  public Set<String> columns() {
    return Set.of("orders.contact_email", "orders.contact_phone");
  }

  @Override
  public String json(UUID userId) {
    var found =
        jdbc.sql(SQL)
            .param("user", userId)
            .param("most", PersonalRows.MOST)
            .query((row, _) ->
                told(
                    row.getObject("id", UUID.class),
                    row.getString("contact_name"),
                    row.getString("contact_email"),
                    row.getBytes("contact_phone")))
            .list();
    var rows = new JsonArray();
    found.stream().limit(PersonalRows.MOST).forEach(rows::add);
    var json = new JsonObject();
    json.addProperty("complete", found.size() <= PersonalRows.MOST);
    json.add("rows", rows);
    return json.toString();
  }

  private JsonObject told(UUID orderId, String name, String email, byte[] phone) {
    var row = new JsonObject();
    row.addProperty("order_id", orderId.toString());
    row.addProperty("name", name);
    row.addProperty("email", email);
    row.addProperty("phone_number", phones.open(orderId, phone));
    return row;
  }
}
