package id.karcis.user.push;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import id.karcis.platform.export.PersonalDataSource;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Browsers that want to be told, for the export of an account. Their keys serve nobody else and
/// stay here.
@Component
final class PushPersonalData implements PersonalDataSource {

  private final PushSubscriptionRows rows;

  PushPersonalData(PushSubscriptionRows rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "push_subscriptions";
  }

  @Override
  public Set<String> columns() {
    return Set.of("push_subscriptions.account_id");
  }

  @Override
  public String json(UUID userId) {
    var all = new JsonArray();
    rows.endpoints(userId)
        .forEach((endpoint, stored) -> {
          var one = new JsonObject();
          one.addProperty("id", stored.id().toString());
          one.addProperty("endpoint", endpoint);
          one.addProperty("create_time", stored.createTime().toString());
          all.add(one);
        });
    return all.toString();
  }
}
