package id.karcis.booking.event;

import id.karcis.booking.catalog.Resource;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/// Something that takes place in a venue at a time. Which edits a status allows is decided by
/// [EventEditing].
@Entity
@Table(name = "events")
class Event extends Resource<EventFields> {

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
  private @Nullable UUID seasonId;

  /// Null when nothing is said about refunds; the next three mean nothing then.
  @Enumerated(EnumType.STRING)
  private RefundPolicy.@Nullable Approval refundApproval;

  private int refundClosesBeforeStart;
  private int refundFeePercent;
  private long refundFeePerTicketMinor;
  private boolean waitingRoomEnabled;

  /// Absent before the first view, and in an event just made.
  @Formula("(SELECT w.view_count FROM event_views w WHERE w.event_id = id)")
  private @Nullable Long viewCount;

  @Enumerated(EnumType.STRING)
  private EventStatus status;

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @CollectionTable(name = "event_category_limits", joinColumns = @JoinColumn(name = "event_id"))
  @MapKeyColumn(name = "seat_category")
  @Column(name = "max_per_user")
  private Map<String, Integer> categoryLimits = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  protected Event() {}

  @SuppressWarnings("NullAway.Init")
  Event(UUID id, EventFields fields, Instant now) {
    super(id, now);
    change(fields, now);
  }

  @Override
  public final void change(EventFields fields, Instant now) {
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
    seasonId = fields.seasonId();
    giveBack(fields.refundPolicy());
    waitingRoomEnabled = fields.waitingRoomEnabled();
    touch(now);
  }

  private void giveBack(@Nullable RefundPolicy policy) {
    var given = policy == null ? RefundPolicy.DEFAULT : policy;
    refundApproval = policy == null ? null : policy.approval();
    refundClosesBeforeStart = Math.toIntExact(given.closesBeforeStart().toSeconds());
    refundFeePercent = given.feePercent();
    refundFeePerTicketMinor = given.feePerTicketMinor();
  }

  private @Nullable RefundPolicy refundPolicy() {
    return refundApproval == null
        ? null
        : new RefundPolicy(
            refundApproval,
            Duration.ofSeconds(refundClosesBeforeStart),
            refundFeePercent,
            refundFeePerTicketMinor);
  }

  /// Ends it if it is over at `now`, which may not have been written down yet.
  void endIfOver(Instant now) {
    status = status.at(now, endTime);
  }

  void cancel(Instant now) {
    status = EventStatus.CANCELLED;
    touch(now);
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

  @Override
  public EventFields fields() {
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
        Duration.ofSeconds(holdSeconds),
        seasonId,
        refundPolicy(),
        waitingRoomEnabled);
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

  /// As stored: see [EventStatus#at].
  EventStatus status() {
    return status;
  }

  @Nullable UUID seasonId() {
    return seasonId;
  }

  /// As of the last time that views were written down.
  long viewCount() {
    return viewCount == null ? 0 : viewCount;
  }
}
