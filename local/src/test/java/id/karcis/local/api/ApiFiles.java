package id.karcis.local.api;

import id.karcis.local.attack.Names;
import id.karcis.local.sale.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Files for uploads, as base64.
final class ApiFiles {

  private static final String TYPES =
      """
      eventId,name,seatCategory,price,quantity
      %s,Floor,FLOOR,250000,500
      """;

  private static final String NOTIFICATION =
      "{\"id\": \"evt_table\", \"charge\": \"01890a5d-ac96-774b-bcce-b302099a8057\"}";

  private ApiFiles() {}

  static void nameIn(Names names) {
    names.with("webhook.body", base64(NOTIFICATION));
    names.with("webhook.signature", () -> Webhook.signature(NOTIFICATION));
    names.with("file.seatMap", base64(ApiCatalog.SEAT_MAP));
    names.with(
        "file.badSeatMap", base64("{\"sections\": [{\"name\": \"\", \"seatCategory\": \"A\"}]}"));
    names.with("file.types", () -> base64(TYPES.formatted(names.get("new.draft"))));
    names.with(
        "file.badTypes",
        () -> base64(TYPES.formatted(names.get("draft.id")).replace("250000", "much")));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
