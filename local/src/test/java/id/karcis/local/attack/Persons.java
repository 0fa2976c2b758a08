package id.karcis.local.attack;

import id.karcis.local.sale.People;
import id.karcis.local.sale.Rest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The people of the attack list and their access tokens.
final class Persons {

  /// Signed in and allowed nothing beyond their own.
  static final List<String> CUSTOMERS = List.of("owner", "stranger");

  /// Had the role ADMIN once, and a token that says so.
  static final List<String> FORMER_ADMINS = List.of("demoted", "deleted", "signed out");

  private record Person(String id, String email, String accessToken, String refreshToken) {}

  private final Map<String, Person> persons = new HashMap<>();
  private final Rest anybody;

  Persons(Rest anybody, String adminToken) {
    this.anybody = anybody;
    var id = anybody.as(adminToken).get("/api/users/me").ok().path("id").asString();
    persons.put("admin", new Person(id, "", adminToken, ""));
    CUSTOMERS.forEach(name -> persons.put(name, signedIn(registered(name))));
    FORMER_ADMINS.forEach(name -> persons.put(name, admin(name)));
    as("admin").send("PATCH", user("demoted"), "{\"role\": \"CUSTOMER\"}").ok();
    as("admin").send("DELETE", user("deleted"), "").ok();
    as("signed out").post("/api/auth/logout", "{}").ok();
  }

  /// A client with this person's token, or with none for `nobody`.
  Rest as(String name) {
    return name.equals("nobody") ? anybody : anybody.as(token(name));
  }

  String token(String name) {
    return person(name).accessToken();
  }

  String email(String name) {
    return person(name).email();
  }

  /// Makes `@{stranger.id}`, `@{stranger.email}`, `@{stranger.token}`, `@{stranger.refresh}`.
  void nameIn(Names names) {
    persons.forEach((name, person) -> {
      names.with(name + ".id", person.id()).with(name + ".email", person.email());
      names.with(name + ".token", person.accessToken());
      names.with(name + ".refresh", person.refreshToken());
    });
  }

  /// Signs a new person in through this client; returns the answer.
  JsonNode newSession(Rest client) {
    return signIn(client, registered("somebody"));
  }

  private Person person(String name) {
    var person = persons.get(name);
    if (person == null) {
      throw new IllegalArgumentException(
          "nobody is called " + name + ", expected one of " + persons.keySet());
    }
    return person;
  }

  private Person admin(String name) {
    var email = registered(name);
    var id = signedIn(email).id();
    as("admin").send("PATCH", "/api/users/" + id, "{\"role\": \"ADMIN\"}").ok();
    return signedIn(email);
  }

  private String registered(String name) {
    var email = name.replace(' ', '-') + "-" + UUID.randomUUID() + "@karcis.test";
    anybody
        .post(
            "/api/users",
            """
            {"email": "%s", "password": "%s", "displayName": "%s", "phoneNumber": "+6281234567890"}
            """
                .formatted(email, People.PASSWORD, name))
        .ok();
    return email;
  }

  private Person signedIn(String email) {
    var session = signIn(anybody, email);
    return new Person(
        session.path("user").path("id").asString(),
        email,
        text(session, "accessToken"),
        text(session, "refreshToken"));
  }

  private static JsonNode signIn(Rest client, String email) {
    var body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, People.PASSWORD);
    return client.post("/api/users/login", body).ok();
  }

  private static String text(JsonNode session, String field) {
    return session.path(field).asString();
  }

  private String user(String name) {
    return "/api/users/" + person(name).id();
  }
}
