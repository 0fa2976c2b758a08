package id.karcis.booking.event;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/// Something that takes place in a venue at a time. Which edits a status allows is decided by
/// [EventEditing].
@Entity
@Table(name = "events")
class Event {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private String name;
  private String description;
  private UUID categoryId;
  private UUID venueId;
  private Instant startTime;
  private Instant endTime;
  private String currencyCode;
  private int maxTicketsPerUser;
  private @Nullable Instant salesStartTime;
  private @Nullable Instant salesEndTime;
  private int holdSeconds;

  @Enumerated(EnumType.STRING)
  private EventStatus status;

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @CollectionTable(name = "event_category_limits", joinColumns = @JoinColumn(name = "event_id"))
  @MapKeyColumn(name = "seat_category")
  @Column(name = "max_per_user")
  private Map<String, Integer> categoryLimits = new HashMap<>();

  private Instant createTime;
  private Instant updateTime;

  @SuppressWarnings("NullAway.Init")
  protected Event() {}

  @SuppressWarnings("NullAway.Init")
  Event(UUID id, EventFields fields, Instant now) {
    this.id = id;
    this.createTime = now;
    change(fields, now);
  }

  final void change(EventFields fields, Instant now) {
    name = fields.name();
    description = fields.description();
    categoryId = Objects.requireNonNull(fields.categoryId(), "fields are checked before");
    venueId = Objects.requireNonNull(fields.venueId(), "fields are checked before");
    startTime = Objects.requireNonNull(fields.startTime(), "fields are checked before");
    endTime = Objects.requireNonNull(fields.endTime(), "fields are checked before");
    status = Objects.requireNonNull(fields.status(), "fields are checked before");
    currencyCode = fields.currencyCode();
    maxTicketsPerUser = fields.maxTicketsPerUser();
    salesStartTime = fields.salesStartTime();
    salesEndTime = fields.salesEndTime();
    holdSeconds = Math.toIntExact(fields.holdDuration().toSeconds());
    limit(fields);
    updateTime = now;
  }

  private void limit(EventFields fields) {
    var limits =
        fields.categoryLimits().stream()
            .collect(
                Collectors.toMap(
                    EventFields.CategoryLimit::seatCategory,
                    EventFields.CategoryLimit::maxPerUser));
    categoryLimits.keySet().retainAll(limits.keySet());
    categoryLimits.putAll(limits);
  }

  EventFields fields() {
    var limits =
        categoryLimits.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(limit -> new EventFields.CategoryLimit(limit.getKey(), limit.getValue()))
            .toList();
    return new EventFields(
        name,
        description,
        categoryId,
        venueId,
        startTime,
        endTime,
        currencyCode,
        maxTicketsPerUser,
        limits,
        salesStartTime,
        salesEndTime,
        status,
        Duration.ofSeconds(holdSeconds));
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  UUID categoryId() {
    return categoryId;
  }

  UUID venueId() {
    return venueId;
  }

  Instant startTime() {
    return startTime;
  }

  Instant endTime() {
    return endTime;
  }

  String currencyCode() {
    return currencyCode;
  }

  EventStatus status() {
    return status;
  }

  Instant createTime() {
    return createTime;
  }

  Instant updateTime() {
    return updateTime;
  }

  /// Rises with every change, once stored.
  long version() {
    return Objects.requireNonNull(version, "not stored yet");
  }
}
