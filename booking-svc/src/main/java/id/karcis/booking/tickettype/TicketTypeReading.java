package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.Slice;
import id.karcis.booking.event.EventDirectory;
import id.karcis.booking.event.Phase;
import id.karcis.booking.event.PhaseSale;
import id.karcis.booking.event.PhaseSales;
import id.karcis.booking.stock.PhaseStock;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Ticket types as callers may see them.
@Component
class TicketTypeReading {

  private final TicketTypes types;
  private final EventDirectory events;
  private final Sales sales;
  private final PhaseStock stock;

  TicketTypeReading(TicketTypes types, EventDirectory events, Sales sales, PhaseStock stock) {
    this.types = types;
    this.events = events;
    this.sales = sales;
    this.stock = stock;
  }

  /// Refuses NOT_FOUND for an unknown ticket type, and for one of a draft unless `drafts` may be
  /// seen.
  @Transactional(readOnly = true)
  TicketTypeView get(UUID id, boolean drafts) {
    var type = types.findById(id).orElseThrow(() -> unknown(id));
    var terms = events.terms(List.of(type.eventId())).get(type.eventId());
    if (terms == null || (terms.draft() && !drafts)) {
      throw unknown(id);
    }
    return view(type);
  }

  /// Refuses NOT_FOUND for an unknown event, and for a draft unless `drafts` may be seen.
  @Transactional(readOnly = true)
  Slice<TicketTypeView> list(Optional<UUID> eventId, PricePage page, boolean drafts) {
    eventId.ifPresent(id -> events.terms(id, drafts));
    return views(page.slice(rows(eventId, page, drafts)));
  }

  TicketTypeView view(TicketType type) {
    return views(new Slice<>(List.of(type), "")).items().getFirst();
  }

  private List<TicketType> rows(Optional<UUID> eventId, PricePage page, boolean drafts) {
    var price = page.afterPrice();
    var name = page.afterName();
    var after = page.afterId();
    return eventId
        .map(id -> types.findOfEventAfter(id, price, name, after, page.limit()))
        .orElseGet(() -> types.findAfter(drafts, price, name, after, page.limit()));
  }

  private Slice<TicketTypeView> views(Slice<TicketType> page) {
    var eventIds = page.items().stream().map(TicketType::eventId).collect(Collectors.toSet());
    var terms = events.terms(eventIds);
    var sold = sales.sold(page.items().stream().map(TicketType::id).toList());
    var inPhases = sales.soldInPhases(idsWhere(page, type -> !type.phases().isEmpty()));
    var left = stock.left(eventIds, idsWhere(page, TicketTypeReading::limited));
    return page.map(t ->
        new TicketTypeView(
            t,
            Objects.requireNonNull(terms.get(t.eventId())).currencyCode(),
            sold.getOrDefault(t.id(), 0),
            inPhases.getOrDefault(t.id(), Map.of()),
            phases(t, left.getOrDefault(t.id(), Map.of()))));
  }

  private static List<UUID> idsWhere(Slice<TicketType> page, Predicate<TicketType> condition) {
    return page.items().stream().filter(condition).map(TicketType::id).toList();
  }

  private static boolean limited(TicketType type) {
    return type.phases().stream().anyMatch(Phase::limited);
  }

  private static PhaseSales phases(TicketType type, Map<String, Integer> left) {
    return new PhaseSales(
        type.phases().stream()
            .map(p -> p.limited() ? sale(p, left) : PhaseSale.unlimited(p))
            .toList());
  }

  private static PhaseSale sale(Phase phase, Map<String, Integer> left) {
    return new PhaseSale(phase, left.getOrDefault(phase.name(), phase.quantity()));
  }

  private static Refusal unknown(UUID id) {
    return Refusals.notFound("ticketType", id.toString());
  }
}
