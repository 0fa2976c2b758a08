package id.karcis.local;

import id.karcis.local.demo.DemoAccounts;
import java.util.List;
import java.util.stream.Stream;

/// Signs a demo account in and prints its access token, for curl and grpcurl.
final class TokenCommand implements Command {

  @Override
  public String summary() {
    return "print an access token of a demo account";
  }

  @Override
  public List<String> arguments() {
    return List.of("EMAIL");
  }

  @Override
  public int run(List<String> args, LocalSettings settings) {
    var email = args.getFirst();
    var known = Stream.concat(Stream.of(settings.admin()), DemoAccounts.BUYERS.stream()).toList();
    var account =
        known.stream()
            .filter(one -> one.email().equalsIgnoreCase(email))
            .findFirst()
            .orElseThrow(() ->
                new LocalException("no demo account \"" + email + "\", expected one of " + known));
    InstanceLock.requireHolder(settings.dataDir());
    try (var api = settings.api()) {
      System.out.println(api.signIn(account));
    }
    return 0;
  }
}
