package id.karcis.payment.provider;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A JSON object of a notification, read with tolerance: providers add fields, and send what other
/// versions of their API look like.
public final class NotificationJson {

  /// As long as names of providers get, by far.
  private static final int MAX_NAME = 255;

  private final JsonObject object;

  private NotificationJson(JsonObject object) {
    this.object = object;
  }

  /// @throws UnreadableNotificationException if it is no JSON object
  public static NotificationJson parse(String body) {
    try {
      return of(JsonParser.parseString(body))
          .orElseThrow(() -> new UnreadableNotificationException("a JSON object"));
    } catch (JsonParseException | StackOverflowError _) {
      throw new UnreadableNotificationException("a JSON object");
    }
  }

  /// Returns a text that must be there, of a name's length.
  ///
  /// @throws UnreadableNotificationException if it is not
  public String name(String field) {
    var found = text(field);
    if (found == null || found.isEmpty() || found.length() > MAX_NAME || found.indexOf(0) >= 0) {
      throw new UnreadableNotificationException(
          "a JSON object with '%s' of 1 to %d characters".formatted(field, MAX_NAME));
    }
    return found;
  }

  /// Returns a text; null if there is none.
  public @Nullable String text(String field) {
    var found = object.get(field);
    return found != null && found.isJsonPrimitive() ? found.getAsString() : null;
  }

  /// Returns a whole number of 32 bits that must be there, such as seconds since 1970.
  ///
  /// @throws UnreadableNotificationException if it is not
  public long number(String field) {
    try {
      return Integer.toUnsignedLong(Integer.parseUnsignedInt(name(field)));
    } catch (NumberFormatException _) {
      throw new UnreadableNotificationException(
          "a JSON object with a number as '%s'".formatted(field));
    }
  }

  /// Returns an object inside; an empty one if there is none.
  public NotificationJson object(String field) {
    return of(object.get(field)).orElseGet(() -> new NotificationJson(new JsonObject()));
  }

  /// Returns the objects of a list inside.
  public Stream<NotificationJson> list(String field) {
    var found = object.get(field);
    return found != null && found.isJsonArray()
        ? StreamSupport.stream(found.getAsJsonArray().spliterator(), false)
            .map(NotificationJson::of)
            .flatMap(Optional::stream)
        : Stream.empty();
  }

  private static Optional<NotificationJson> of(@Nullable JsonElement element) {
    return element != null && element.isJsonObject()
        ? Optional.of(new NotificationJson(element.getAsJsonObject()))
        : Optional.empty();
  }
}
