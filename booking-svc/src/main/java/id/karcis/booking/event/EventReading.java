package id.karcis.booking.event;

import id.karcis.booking.catalog.Slice;
import id.karcis.booking.event.view.Popularity;
import id.karcis.booking.venue.Halls;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.PageTokens;
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

  /// Names the list in page tokens.
  private static final String POPULAR = "popular events";

  private final Events events;
  private final EventSearch search;
  private final EventGroups groups;
  private final Popularity popularity;
  private final Halls halls;
  private final Clock clock;

  EventReading(
      Events events,
      EventSearch search,
      EventGroups groups,
      Popularity popularity,
      Halls halls,
      Clock clock) {
    this.events = events;
    this.search = search;
    this.groups = groups;
    this.popularity = popularity;
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

  /// What people look at most, most viewed first.
  @Transactional(readOnly = true)
  public Slice<EventView> popular(int pageSize, String pageToken) {
    var size = PageSizes.of(pageSize);
    int from = PageTokens.decode(POPULAR, pageToken, EventReading::place).orElse(0);
    var ids = popularity.mostViewed();
    var start = Math.min(from, ids.size());
    var end = Math.min(start + size, ids.size());
    var next = end < ids.size() ? PageTokens.encode(POPULAR, List.of(Integer.toString(end))) : "";
    return views(new Slice<>(inOrder(ids.subList(start, end)), next));
  }

  private static int place(List<String> position) {
    var place = Integer.parseInt(position.getFirst());
    if (place < 0 || place > Popularity.MOST) {
      throw new IllegalArgumentException("a place in the list was expected");
    }
    return place;
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
