package id.karcis.user.google;

import id.karcis.platform.settings.SettingException;
import id.karcis.user.google.issuer.IssuerClient;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who vouches for people. Without a client id nobody does. Its text form leaves the secret out.
///
/// @param issuer address below which the discovery document lies
/// @param clientId what the issuer calls this installation
/// @param clientSecret empty for a public client, which PKCE alone protects
/// @param returnUrl where browsers go afterwards; the public address unless the web client lives
///   elsewhere
@ConfigurationProperties("karcis.google")
record GoogleSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("") String returnUrl) {

  /// The edge serves it; to be registered with the issuer.
  static final String CALLBACK_PATH = "/api/auth/google/callback";

  private static final String GOOGLE = "https://accounts.google.com";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MAX_ISSUER_CHARACTERS = 500;
  private static final Pattern URL = Pattern.compile("https?://[^\\s/?#@\\\\]+(/[^\\s?#\\\\]*)?");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

  boolean areGiven() {
    return !clientId.isEmpty();
  }

  /// Stops the start, naming the setting, if one of them cannot be used.
  GoogleSettings checked() {
    require(areGiven() || clientSecret.isEmpty(), "CLIENT_ID", "is missing, while a secret is set");
    require(areGiven() || issuer.isEmpty(), "CLIENT_ID", "is missing, while an issuer is set");
    if (areGiven()) {
      require(PRINTABLE.matcher(clientId).matches(), "CLIENT_ID", "is no client id");
      require(
          clientSecret.isEmpty() || PRINTABLE.matcher(clientSecret).matches(),
          "CLIENT_SECRET",
          "has a space or another character that no secret has");
      require(
          isIssuer(issuerOrGoogle()),
          "ISSUER",
          "is '%s', expected https://… (http:// on this machine only), no ? and #"
              .formatted(issuer));
    }
    require(
        returnUrl.isEmpty() || URL.matcher(returnUrl).matches(),
        "RETURN_URL",
        "is '%s', expected a form such as https://tickets.example.com".formatted(returnUrl));
    return this;
  }

  private static void require(boolean condition, String setting, String problem) {
    if (!condition) {
      throw new SettingException("KARCIS_GOOGLE_" + setting, problem);
    }
  }

  private static boolean isIssuer(String text) {
    return text.length() <= MAX_ISSUER_CHARACTERS
        && URL.matcher(text).matches()
        && (text.startsWith("https:") || isOfThisMachine(text));
  }

  private static boolean isOfThisMachine(String url) {
    try {
      return LOOPBACK.contains(String.valueOf(URI.create(url).getHost()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private String issuerOrGoogle() {
    return issuer.isEmpty() ? GOOGLE : issuer;
  }

  IssuerClient client(String publicUrl) {
    return new IssuerClient(
        issuerOrGoogle(), clientId, clientSecret, URI.create(publicUrl + CALLBACK_PATH));
  }

  /// Where a path of our site is appended.
  String returnBase(String publicUrl) {
    var base = returnUrl.isEmpty() ? publicUrl : returnUrl;
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  @Override
  public String toString() {
    return "GoogleSettings[given=" + areGiven() + "]";
  }
}
