package id.karcis.local.sale;

import java.util.UUID;

/// Accounts for tests, over REST.
public final class People {

  public static final String PASSWORD = "kursi-empuk-di-depan-42";

  private People() {}

  /// Registers a buyer with an address of its own and returns an access token.
  public static String buyer(Rest api, String displayName) {
    var email = "buyer-" + UUID.randomUUID() + "@karcis.test";
    api.post(
            "/api/users",
            """
            {"email": "%s", "password": "%s", "displayName": "%s"}
            """
                .formatted(email, PASSWORD, displayName))
        .ok();
    return signIn(api, email, PASSWORD);
  }

  public static String signIn(Rest api, String email, String password) {
    return api.post(
            "/api/users/login",
            """
            {"email": "%s", "password": "%s"}
            """
                .formatted(email, password))
        .ok()
        .path("accessToken")
        .asString();
  }
}
