package id.karcis.booking.event;

import id.karcis.booking.catalog.Slice;
import id.karcis.booking.venue.Halls;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Events as callers may see them.
@Component
class EventReading {

  private final Events events;
  private final EventSearch search;
  private final EventGroups groups;
  private final Halls halls;
  private final Clock clock;

  EventReading(Events events, EventSearch search, EventGroups groups, Halls halls, Clock clock) {
    this.events = events;
    this.search = search;
    this.groups = groups;
    this.halls = halls;
    this.clock = clock;
  }

  /// Refuses NOT_FOUND for an unknown event, and for a draft unless `drafts` may be seen.
  @Transactional(readOnly = true)
  EventView get(UUID id, boolean drafts) {
    var event = events.findById(id).orElseThrow(() -> unknown(id));
    if (event.status() == EventStatus.DRAFT && !drafts) {
      throw unknown(id);
    }
    return view(event);
  }

  @Transactional(readOnly = true)
  public Slice<EventView> list(EventQuery query, boolean drafts) {
    var ranks = search.find(query, drafts);
    return views(query.slice(inOrder(ranks.sequencedKeySet()), ranks));
  }

  /// Like [#list]; refuses NOT_FOUND for an unknown category.
  @Transactional(readOnly = true)
  public Slice<EventView> listOfCategory(UUID id, EventQuery query, boolean drafts) {
    groups.requireCategory(id);
    return list(query, drafts);
  }

  /// Like [#list]; refuses NOT_FOUND for an unknown location.
  @Transactional(readOnly = true)
  public Slice<EventView> listAtLocation(UUID id, EventQuery query, boolean drafts) {
    groups.requireLocation(id);
    return list(query, drafts);
  }

  /// A page of these events, as they are named; unknown ones are left out.
  @Transactional(readOnly = true)
  public Slice<EventView> inOrder(List<UUID> ids, String nextPageToken) {
    return views(new Slice<>(inOrder(ids), nextPageToken));
  }

  private List<Event> inOrder(Collection<UUID> ids) {
    var found = events.findByIdIn(ids).stream().collect(Collectors.toMap(Event::id, e -> e));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  /// The events of these ids in any order; unknown ones are left out.
  @Transactional(readOnly = true)
  List<EventView> all(Collection<UUID> ids) {
    return views(new Slice<>(events.findByIdIn(List.copyOf(ids)), "")).items();
  }

  EventView view(Event event) {
    return views(new Slice<>(List.of(event), "")).items().getFirst();
  }

  private Slice<EventView> views(Slice<Event> page) {
    Set<UUID> venueIds = page.items().stream().map(Event::venueId).collect(Collectors.toSet());
    var facts = halls.facts(venueIds);
    var now = clock.instant();
    Function<Event, EventView> view =
        e ->
            new EventView(
                e, e.status().at(now, e.endTime()), Objects.requireNonNull(facts.get(e.venueId())));
    return page.map(view);
  }

  private static Refusal unknown(UUID id) {
    return Refusals.notFound("event", id.toString());
  }
}
