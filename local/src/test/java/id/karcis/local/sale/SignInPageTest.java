package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.local.Part;
import id.karcis.local.issuer.DemoIssuer;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A person signs in at the issuer of the demo, from the first click to their own name.
abstract class SignInPageTest {

  private static final String FRAGMENT = "refreshToken=";
  private static final Pattern PERSON =
      Pattern.compile(
          "name=\"username\" value=\"(?<name>[^\"]+)\">\\s*"
              + "<input type=\"hidden\" name=\"claims\" value='(?<claims>[^']+)'");

  /// A translator of the platform.
  abstract URI base();

  abstract Rest translator();

  /// The first request to the issuer starts it, which may take longer than user-svc waits.
  @BeforeAll
  static void wakeTheIssuer() {
    var port = RunningPlatform.get().ports().of(Part.ISSUER);
    var discovery = URI.create(DemoIssuer.uri(port) + "/.well-known/openid-configuration");
    assertThat(new Browser().open(discovery).status()).isEqualTo(200);
  }

  /// The issuer sends people back to the edge, which is one way in of several.
  private URI here(URI uri) {
    return URI.create(base() + uri.getRawPath() + "?" + uri.getRawQuery());
  }

  private URI signInPage(Browser browser, String returnTo) {
    return Browser.location(browser.open(URI.create(base() + "/api/auth/google" + returnTo)));
  }

  private static Map<String, String> person(String page, String name) {
    var people = PERSON.matcher(page);
    while (people.find()) {
      if (people.group("name").equals(name)) {
        return Map.of("username", name, "claims", people.group("claims"));
      }
    }
    throw new AssertionError("no " + name + " on " + page);
  }

  private static void assertError(Rest.Answer answer, int status, String reason) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.header("location")).isEmpty();
  }

  @Test
  void signsInOverAllRedirects() {
    var browser = new Browser();
    var signInPage = signInPage(browser, "?returnTo=/events");
    var page = browser.open(signInPage);
    assertThat(page.status()).isEqualTo(200);

    var callback = Browser.location(browser.submit(signInPage, person(page.text(), "demo-sari")));
    var back = Browser.location(browser.open(here(callback)));

    assertThat(back.toString()).startsWith(RunningPlatform.get().edge() + "/events#" + FRAGMENT);
    assertThat(browser.cookieCount()).as("the cookie is removed").isZero();
    var token = back.getFragment().substring(FRAGMENT.length());
    var session =
        translator().post("/api/auth/refresh", "{\"refreshToken\": \"" + token + "\"}").ok();
    var me = translator().as(session.path("accessToken").asString()).get("/api/users/me").ok();
    assertThat(me.path("email").asString()).isEqualTo("sari@surat.test");
    assertThat(me.path("displayName").asString()).isEqualTo("Sari Wulandari");
    assertThat(me.path("emailVerified").asBoolean()).isTrue();
  }

  @Test
  void refusesTheLinkOfAnotherBrowser() {
    var attacker = new Browser();
    var signInPage = signInPage(attacker, "");
    var page = attacker.open(signInPage).text();
    var callback = Browser.location(attacker.submit(signInPage, person(page, "demo-agus")));

    assertError(new Browser().open(here(callback)), 401, "SIGN_IN_STATE_INVALID");

    assertThat(Browser.location(attacker.open(here(callback)))).hasPath("/");
  }

  @Test
  void refusesALinkThatWasUsed() {
    var browser = new Browser();
    var signInPage = signInPage(browser, "");
    var page = browser.open(signInPage).text();
    var callback = Browser.location(browser.submit(signInPage, person(page, "demo-agus")));
    Browser.location(browser.open(here(callback)));

    assertError(browser.open(here(callback)), 401, "SIGN_IN_STATE_INVALID");
  }

  @Test
  void refusesAnAddressThatIsNotVerified() {
    var browser = new Browser();
    var signInPage = signInPage(browser, "");
    var page = browser.open(signInPage).text();
    var callback = Browser.location(browser.submit(signInPage, person(page, "demo-tono")));

    assertError(browser.open(here(callback)), 400, "EMAIL_NOT_VERIFIED");
  }

  @Test
  void tellsThatThePersonSaidNo() {
    var browser = new Browser();
    var state = signInPage(browser, "").getRawQuery().replaceAll(".*state=([^&]+).*", "$1");

    var answer =
        browser.open(
            URI.create(base() + "/api/auth/google/callback?error=access_denied&state=" + state));

    assertError(answer, 401, "SIGN_IN_REFUSED");
  }

  @Test
  void takesWhatGoogleAddsToItsAnswers() {
    var browser = new Browser();
    var signInPage = signInPage(browser, "");
    var page = browser.open(signInPage).text();
    var callback = Browser.location(browser.submit(signInPage, person(page, "demo-agus")));

    var answer =
        browser.open(
            URI.create(here(callback) + "&scope=email+profile+openid&authuser=0&prompt=none"));

    assertThat(Browser.location(answer)).hasPath("/");
  }
}
