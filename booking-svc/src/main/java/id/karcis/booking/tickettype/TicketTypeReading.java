package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.Slice;
import id.karcis.booking.event.EventDirectory;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Ticket types as callers may see them.
@Component
class TicketTypeReading {

  private final TicketTypes types;
  private final EventDirectory events;
  private final Sales sales;

  TicketTypeReading(TicketTypes types, EventDirectory events, Sales sales) {
    this.types = types;
    this.events = events;
    this.sales = sales;
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
    return page.map(t ->
        new TicketTypeView(
            t,
            Objects.requireNonNull(terms.get(t.eventId())).currencyCode(),
            sold.getOrDefault(t.id(), 0)));
  }

  private static Refusal unknown(UUID id) {
    return Refusals.notFound("ticketType", id.toString());
  }
}
