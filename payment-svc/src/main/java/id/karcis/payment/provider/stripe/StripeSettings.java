package id.karcis.payment.provider.stripe;

import id.karcis.platform.settings.SettingException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Stripe's account.
///
/// @param secretKey of the account, secret or restricted; empty: Stripe is not offered
/// @param webhookSecret of the webhook's endpoint; several, separated by commas, while one takes
///   the place of another; empty: notifications are refused
/// @param apiBase where Stripe is; another one for tests
@ConfigurationProperties("karcis.stripe")
public record StripeSettings(
    @DefaultValue("") String secretKey,
    @DefaultValue("") String webhookSecret,
    @DefaultValue("https://api.stripe.com") String apiBase) {

  private static final String PREFIX = "karcis.stripe.";
  private static final Pattern KEY = Pattern.compile("[sr]k_(test|live)_[A-Za-z0-9_]{8,250}");
  private static final Pattern WEBHOOK_SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=_-]{8,250}");
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int MAX_SECRETS = 4;

  public StripeSettings {
    if (!secretKey.isEmpty() && !KEY.matcher(secretKey).matches()) {
      throw new SettingException(
          PREFIX + "secret-key",
          "is malformed; expected a key that begins with sk_test_, sk_live_, rk_test_ or rk_live_");
    }
    if (!isAcceptable(webhookSecret)) {
      throw new SettingException(
          PREFIX + "webhook-secret",
          "is malformed; expected up to %d secrets that begin with whsec_, separated by commas"
              .formatted(MAX_SECRETS));
    }
    if (!isSafe(apiBase)) {
      throw new SettingException(
          PREFIX + "api-base", "is '%s'; expected an address with https".formatted(apiBase));
    }
  }

  boolean isConfigured() {
    return !secretKey.isEmpty();
  }

  List<String> webhookSecrets() {
    return split(webhookSecret);
  }

  private static boolean isAcceptable(String webhookSecret) {
    var secrets = split(webhookSecret);
    return secrets.size() <= MAX_SECRETS
        && secrets.stream().allMatch(secret -> WEBHOOK_SECRET.matcher(secret).matches());
  }

  private static List<String> split(String secrets) {
    return Arrays.stream(secrets.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /// The key goes there with every request.
  private static boolean isSafe(String address) {
    try {
      var uri = URI.create(address);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme())
              || "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Leaves the secrets out.
  @Override
  public String toString() {
    return "StripeSettings[" + apiBase + (isConfigured() ? ", configured]" : "]");
  }
}
