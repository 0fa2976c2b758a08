package id.karcis.payment.provider;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The providers that are set up here, by name.
@Component
public class Providers {

  private final Map<String, PaymentProvider> byName;

  Providers(List<PaymentProvider> providers) {
    byName =
        providers.stream()
            .filter(PaymentProvider::isConfigured)
            .collect(Collectors.toUnmodifiableMap(PaymentProvider::name, Function.identity()));
  }

  /// Returns a provider. Refuses UNIMPLEMENTED `PROVIDER_NOT_CONFIGURED` if there is none of that
  /// name here.
  public PaymentProvider named(String name) {
    var provider = byName.get(name);
    if (provider == null) {
      throw Refusals.unimplemented(
          ErrorReason.PROVIDER_NOT_CONFIGURED,
          "payment by %s is not set up here; use one of %s"
              .formatted(name, new TreeSet<>(byName.keySet())),
          Map.of("provider", name));
    }
    return provider;
  }
}
