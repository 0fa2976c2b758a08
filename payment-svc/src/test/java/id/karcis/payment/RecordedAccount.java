package id.karcis.payment;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import id.karcis.payment.RecordedStripe.Answer;
import id.karcis.payment.RecordedStripe.Asked;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An account at Stripe: payment intents and refunds, in the shapes of API version
/// `2026-07-29.dahlia`, less what nobody here reads. The payment methods are those that Stripe has
/// for tests.
final class RecordedAccount {

  private final Map<String, JsonObject> intents = new LinkedHashMap<>();
  private final Map<String, JsonObject> refunds = new LinkedHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  synchronized Answer answer(Asked request) {
    var parts = request.path().split("/");
    var form = request.form();
    return switch (parts.length + " " + request.method() + " " + parts[2]) {
      case "3 POST payment_intents" -> create(form);
      case "4 GET payment_intents" -> read(parts[3]);
      case "5 POST payment_intents" ->
          parts[4].equals("confirm") ? confirm(parts[3], form) : cancel(parts[3]);
      case "3 POST refunds" -> refund(form);
      case "3 GET refunds" -> list(form);
      default -> error(404, "invalid_request_error", null, null);
    };
  }

  private Answer create(Map<String, String> form) {
    if (Long.parseLong(form.get("amount")) < 50) {
      return error(400, "invalid_request_error", "amount_too_small", null);
    }
    var id = "pi_3Recorded" + numbers.incrementAndGet();
    var intent =
        JsonParser.parseString(
                """
                {"id": "%s", "object": "payment_intent", "amount": %s, "amount_received": 0, "canceled_at": null,
                 "cancellation_reason": null, "capture_method": "automatic_async", "client_secret": "%s_secret_aBcDeF",
                 "confirmation_method": "automatic", "created": %d, "currency": "%s", "last_payment_error": null,
                 "latest_charge": null, "livemode": false, "metadata": {}, "next_action": null,
                 "payment_method": null, "payment_method_types": ["card"], "status": "requires_payment_method"}
                """
                    .formatted(id, form.get("amount"), id, now(), form.get("currency")))
            .getAsJsonObject();
    addMetadata(form, intent);
    intents.put(id, intent);
    return Answer.ok(intent);
  }

  private static void addMetadata(Map<String, String> form, JsonObject resource) {
    form.forEach((name, value) -> {
      if (name.startsWith("metadata[")) {
        resource
            .getAsJsonObject("metadata")
            .addProperty(name.substring("metadata[".length(), name.length() - 1), value);
      }
    });
  }

  private Answer read(String id) {
    return intents.containsKey(id)
        ? Answer.ok(intents.get(id))
        : error(404, "invalid_request_error", "resource_missing", null);
  }

  private Answer confirm(String id, Map<String, String> form) {
    var intent = known(id);
    if (!status(intent).startsWith("requires_payment")) {
      return unexpectedState(intent);
    }
    return switch (form.getOrDefault("payment_method", "")) {
      case "pm_card_visa" -> Answer.ok(succeed(intent));
      case "pm_card_visa_chargeDeclined" -> decline(intent, "generic_decline");
      case "pm_card_visa_chargeDeclinedInsufficientFunds" -> decline(intent, "insufficient_funds");
      case "pm_card_threeDSecure2Required" -> {
        intent.addProperty("status", "requires_action");
        yield Answer.ok(intent);
      }
      case "pm_slow" -> {
        intent.addProperty("status", "processing");
        yield Answer.ok(intent);
      }
      default -> error(400, "invalid_request_error", "resource_missing", null);
    };
  }

  private JsonObject succeed(JsonObject intent) {
    intent.addProperty("status", "succeeded");
    intent.add("amount_received", intent.get("amount"));
    var charge = new JsonObject();
    charge.addProperty("id", "ch_3Recorded" + numbers.incrementAndGet());
    charge.addProperty("object", "charge");
    charge.addProperty("created", now());
    charge.add("amount", intent.get("amount"));
    charge.addProperty("payment_intent", intent.get("id").getAsString());
    intent.add("latest_charge", charge);
    return intent;
  }

  private static Answer decline(JsonObject intent, String declineCode) {
    var error = errorBody("card_error", "card_declined", declineCode);
    intent.addProperty("status", "requires_payment_method");
    intent.add("last_payment_error", error.deepCopy());
    error.add("payment_intent", intent.deepCopy());
    return wrapped(402, error);
  }

  private Answer cancel(String id) {
    var intent = known(id);
    if (status(intent).equals("succeeded")
        || status(intent).equals("canceled")
        || status(intent).equals("processing")) {
      return unexpectedState(intent);
    }
    intent.addProperty("status", "canceled");
    intent.addProperty("cancellation_reason", "abandoned");
    return Answer.ok(intent);
  }

  private static Answer unexpectedState(JsonObject intent) {
    var error = errorBody("invalid_request_error", "payment_intent_unexpected_state", null);
    error.add("payment_intent", intent);
    return wrapped(400, error);
  }

  private Answer refund(Map<String, String> form) {
    var intent = intents.get(form.get("payment_intent"));
    if (intent == null || !status(intent).equals("succeeded")) {
      return error(404, "invalid_request_error", "resource_missing", null);
    }
    var amount = Long.parseLong(form.get("amount"));
    if (amount
        > intent.get("amount").getAsLong() - refunded(form.getOrDefault("payment_intent", ""))) {
      return error(400, "invalid_request_error", "charge_already_refunded", null);
    }
    var id = "re_3Recorded" + numbers.incrementAndGet();
    var refund =
        JsonParser.parseString(
                """
                {"id": "%s", "object": "refund", "amount": %d, "created": %d, "currency": "idr", "metadata": {},
                 "payment_intent": "%s", "reason": null, "status": "succeeded"}
                """
                    .formatted(id, amount, now(), form.get("payment_intent")))
            .getAsJsonObject();
    addMetadata(form, refund);
    refunds.put(id, refund);
    return Answer.ok(refund);
  }

  private Answer list(Map<String, String> form) {
    var list = new JsonObject();
    var data = new JsonArray();
    refunds.values().stream()
        .filter(it -> it.get("payment_intent").getAsString().equals(form.get("payment_intent")))
        .forEach(data::add);
    list.addProperty("object", "list");
    list.addProperty("url", "/v1/refunds");
    list.addProperty("has_more", false);
    list.add("data", data);
    return Answer.ok(list);
  }

  /// What was sent back of an intent's money.
  synchronized long refunded(String intentId) {
    return refunds.values().stream()
        .filter(it -> it.get("payment_intent").getAsString().equals(intentId))
        .filter(it -> !it.get("status").getAsString().equals("failed"))
        .mapToLong(it -> it.get("amount").getAsLong())
        .sum();
  }

  /// What was taken by the intents of an order.
  synchronized long taken(String orderId) {
    return intents.values().stream()
        .filter(it -> text(it, "metadata", "order_id").equals(orderId))
        .mapToLong(it -> it.get("amount_received").getAsLong())
        .sum();
  }

  /// The newest intent of an order, as it is now.
  synchronized JsonObject intent(String orderId) {
    return intents.values().stream()
        .filter(it -> text(it, "metadata", "order_id").equals(orderId))
        .reduce((_, later) -> later)
        .orElseThrow()
        .deepCopy();
  }

  synchronized JsonObject refundOf(String refundId) {
    return refunds.values().stream()
        .filter(it -> text(it, "metadata", "refund_id").equals(refundId))
        .findFirst()
        .orElseThrow()
        .deepCopy();
  }

  /// All intents of an order, as they are now.
  synchronized List<JsonObject> intents(String orderId) {
    return intents.values().stream()
        .filter(it -> text(it, "metadata", "order_id").equals(orderId))
        .map(JsonObject::deepCopy)
        .toList();
  }

  /// What is left of the money of an order.
  synchronized long balance(String orderId) {
    return intents(orderId).stream()
        .mapToLong(
            it -> it.get("amount_received").getAsLong() - refunded(it.get("id").getAsString()))
        .sum();
  }

  /// The buyer's bank does not take a refund.
  synchronized Optional<JsonObject> failRefund(String refundId) {
    return refunds.values().stream()
        .filter(it -> text(it, "metadata", "refund_id").equals(refundId))
        .findFirst()
        .map(refund -> {
          refund.addProperty("status", "failed");
          refund.addProperty("failure_reason", "expired_or_canceled_card");
          return refund.deepCopy();
        });
  }

  /// The buyer does what the bank wants; `approved` tells whether the bank is content.
  synchronized JsonObject act(String orderId, boolean approved) {
    return act(intent(orderId), approved);
  }

  synchronized JsonObject act(JsonObject which, boolean approved) {
    var intent = known(which.get("id").getAsString());
    if (approved) {
      return succeed(intent).deepCopy();
    }
    intent.addProperty("status", "requires_payment_method");
    intent.add(
        "last_payment_error",
        errorBody("card_error", "payment_intent_authentication_failure", null));
    return intent.deepCopy();
  }

  private static String text(JsonObject resource, String object, String name) {
    var found = resource.getAsJsonObject(object).get(name);
    return found == null ? "" : found.getAsString();
  }

  private JsonObject known(String id) {
    return Objects.requireNonNull(intents.get(id), id);
  }

  private static String status(JsonObject intent) {
    return intent.get("status").getAsString();
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  static Answer error(
      int status, String type, @Nullable String code, @Nullable String declineCode) {
    return wrapped(status, errorBody(type, code, declineCode));
  }

  private static JsonObject errorBody(
      String type, @Nullable String code, @Nullable String declineCode) {
    var error = new JsonObject();
    error.addProperty("type", type);
    error.addProperty("message", "Recorded.");
    if (code != null) {
      error.addProperty("code", code);
      error.addProperty("doc_url", "https://stripe.com/docs/error-codes/" + code);
    }
    if (declineCode != null) {
      error.addProperty("decline_code", declineCode);
    }
    error.add("param", JsonNull.INSTANCE);
    return error;
  }

  private static Answer wrapped(int status, JsonObject error) {
    var body = new JsonObject();
    body.add("error", error);
    return new Answer(status, body.toString());
  }
}
