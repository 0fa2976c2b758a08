package id.karcis.payment.provider;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The providers of this service by name.
@Component
public class Providers {

  private final Map<String, PaymentProvider> byName;

  Providers(List<PaymentProvider> providers) {
    byName =
        providers.stream()
            .collect(Collectors.toUnmodifiableMap(PaymentProvider::name, Function.identity()));
  }

  /// Returns a provider.
  ///
  /// @throws IllegalArgumentException if there is none of that name; requests are checked before
  public PaymentProvider named(String name) {
    var provider = byName.get(name);
    if (provider == null) {
      throw new IllegalArgumentException(
          "no provider '%s', expected one of %s".formatted(name, byName.keySet()));
    }
    return provider;
  }
}
