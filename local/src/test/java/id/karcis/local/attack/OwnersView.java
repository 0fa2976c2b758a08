package id.karcis.local.attack;

import id.karcis.local.sale.Rest;
import java.util.List;
import java.util.stream.Collectors;

/// All that the owner can read of their own. What an attack changed shows here.
record OwnersView(Rest owner, Names names) {

  private static final List<String> PATHS =
      List.of(
          "/api/users/me",
          "/api/users/@{owner.id}/avatar",
          "/api/auth/sessions",
          "/api/wishlist",
          "/api/search/history",
          "/api/bookings/@{order.code}",
          "/api/bookings/@{pending.code}",
          "/api/payments",
          "/api/e-tickets",
          "/api/events/@{event.id}");

  String text() {
    return PATHS.parallelStream()
        .map(path -> path + " " + read(names.resolve(path)))
        .collect(Collectors.joining("\n"));
  }

  private String read(String path) {
    var answer = owner.get(path);
    if (answer.status() != 200) {
      throw new AssertionError("the owner cannot read " + path + ": " + answer.text());
    }
    return answer.text();
  }
}
