package id.karcis.booking.promo;

import id.karcis.booking.order.DiscountedOrder;
import id.karcis.booking.order.Discounts;
import id.karcis.platform.error.Refusal;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets orders use promo codes.
@Component
class PromoDiscounts implements Discounts {

  private final PromoLookup lookup;
  private final UnknownCodes unknown;
  private final PromoCounters counters;
  private final PromoUses uses;

  PromoDiscounts(PromoLookup lookup, UnknownCodes unknown, PromoCounters counters, PromoUses uses) {
    this.lookup = lookup;
    this.unknown = unknown;
    this.counters = counters;
    this.uses = uses;
  }

  /// A code that the order uses already is only reckoned anew: its use was taken in time. Who comes
  /// too late is told so before it waits for the counter.
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public long claim(DiscountedOrder order, String code) {
    var terms = known(order, code);
    var before = uses.ofOrder(order.orderId());
    if (before.filter(terms.id()::equals).isPresent()) {
      return discount(terms, order);
    }
    var discount = applicable(terms, order);
    before.ifPresent(other -> {
      counters.lockAll(other, terms.id());
      uses.remove(other, order.orderId());
    });
    take(terms, order);
    return discount;
  }

  private void take(PromoTerms terms, DiscountedOrder order) {
    var fields = terms.fields();
    switch (uses.take(terms.id(), order.orderId(), order.userId())) {
      case TAKEN -> {}
      case ALL_USED -> throw PromoRefusals.allUsed(fields.code(), fields.maxUses());
      case USED_BY_BUYER -> throw PromoRefusals.usedByBuyer(fields.code(), fields.maxUsesPerUser());
    }
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public long quote(DiscountedOrder order, String code) {
    return applicable(known(order, code), order);
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public OptionalLong quoteAgain(DiscountedOrder order, String code) {
    var terms = lookup.find(code, order.userId());
    if (terms.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(applicable(terms.get(), order));
    } catch (Refusal _) {
      return OptionalLong.empty();
    }
  }

  /// What follows may turn out to be gone for an order that comes late: then its use is given back,
  /// and by then it is too late to lock the counter.
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(UUID orderId) {
    uses.lateOfOrder(orderId).ifPresent(counters::lockAll);
    if (!uses.keep(orderId)) {
      lookup.ofOrder(orderId).ifPresent(use -> keepAnew(use, orderId));
    }
  }

  /// The use went to somebody else meanwhile; it is counted again only as far as there is one.
  private void keepAnew(PromoLookup.Use use, UUID orderId) {
    if (uses.take(use.promoId(), orderId, use.userId()) == PromoUses.Outcome.TAKEN) {
      var _ = uses.keep(orderId);
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(UUID orderId) {
    uses.ofOrder(orderId)
        .ifPresent(promo -> {
          counters.lockAll(promo);
          uses.remove(promo, orderId);
        });
  }

  private PromoTerms known(DiscountedOrder order, String code) {
    unknown.requireFew(order.userId());
    return lookup
        .find(code, order.userId())
        .orElseThrow(() -> unknown.refuse(order.userId(), code));
  }

  private static long applicable(PromoTerms terms, DiscountedOrder order) {
    terms.requireOpen();
    var discount = discount(terms, order);
    terms.requireUsesLeft();
    return discount;
  }

  private static long discount(PromoTerms terms, DiscountedOrder order) {
    return terms.discount(order.eventId(), order.currencyCode(), order.subtotalMinor());
  }
}
