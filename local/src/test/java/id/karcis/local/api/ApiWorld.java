package id.karcis.local.api;

import id.karcis.local.attack.Names;
import id.karcis.local.sale.People;
import id.karcis.local.sale.Rest;
import id.karcis.local.sale.RunningPlatform;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// What requests of the table are about: an owner and a stranger, an event on sale, and names for
/// resources that are made anew each time they are named, such as `@{new.order}`.
final class ApiWorld {

  private static final class Holder {
    private static final ApiWorld INSTANCE = new ApiWorld();
  }

  private static final int SUFFIX = 12;

  private final Rest anybody = Rest.at(RunningPlatform.get().edge());
  private final String ownerToken = People.buyer(anybody, "Olga Pemilik");
  private final String strangerToken = People.buyer(anybody, "Soni Asing");
  private final Names names = new Names();

  private ApiWorld() {
    names.with("new.name", ApiWorld::newName);
    names.with("owner.id", id(owner().get("/api/users/me").ok()));
    new ApiCatalog(this::admin, names);
    new ApiSales(anybody, owner(), names).nameIn(names);
    ApiFiles.nameIn(names);
  }

  static ApiWorld get() {
    return Holder.INSTANCE;
  }

  Names names() {
    return names;
  }

  /// The access token of `owner`, `stranger` or `admin`.
  String token(String who) {
    return switch (who) {
      case "owner" -> ownerToken;
      case "stranger" -> strangerToken;
      case "admin" -> RunningPlatform.get().adminToken();
      default -> throw new IllegalArgumentException("nobody is called " + who);
    };
  }

  private Rest owner() {
    return anybody.as(ownerToken);
  }

  private Rest admin() {
    return anybody.as(RunningPlatform.get().adminToken());
  }

  static String newName() {
    return "n-" + UUID.randomUUID().toString().replace("-", "").substring(0, SUFFIX);
  }

  static String id(JsonNode resource) {
    return resource.path("id").asString();
  }
}
