package id.karcis.booking.promo;

import id.karcis.platform.error.Refusal;
import id.karcis.platform.limit.Quota;
import id.karcis.platform.limit.Quotas;
import id.karcis.platform.request.ClientPrefixes;
import id.karcis.platform.request.RequestContext;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Makes guessing of codes dear: whoever asked for too many that do not exist gets no answer for a
/// while, for existing ones either. Counted per buyer, and per network for those with many
/// accounts.
@Component
class UnknownCodes {

  private static final String BUYER = "karcis.promo.unknown-codes";
  private static final String NETWORK = "karcis.promo.unknown-codes-of-network";

  private final Quota buyer;
  private final Quota network;
  private final ClientPrefixes prefixes;

  UnknownCodes(
      Quotas quotas,
      ClientPrefixes prefixes,
      @Value("${" + BUYER + ":10/h burst 10}") String buyerRate,
      @Value("${" + NETWORK + ":60/min burst 300}") String networkRate) {
    this.buyer = quotas.of(BUYER, buyerRate);
    this.network = quotas.of(NETWORK, networkRate);
    this.prefixes = prefixes;
  }

  /// Refuses TOO_MANY_REQUESTS to those who guess.
  void requireFew(UUID userId) {
    var wait = buyer.exhausted(userId.toString()).or(() -> network().flatMap(network::exhausted));
    wait.ifPresent(w -> {
      throw PromoRefusals.tooManyGuesses(w);
    });
  }

  /// Counts a code that does not exist, and returns the refusal of it.
  Refusal refuse(UUID userId, String code) {
    buyer.use(userId.toString());
    network().ifPresent(network::use);
    return PromoRefusals.unknown(code);
  }

  private Optional<String> network() {
    return Optional.ofNullable(RequestContext.current().clientAddress()).map(prefixes::of);
  }
}
