package id.karcis.booking.tickettype;

import id.karcis.booking.event.Phase;
import id.karcis.booking.venue.HallCategory;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/// What an event sells of one seat category.
@Entity
@Table(name = "ticket_types")
class TicketType {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private UUID eventId;
  private String name;
  private String seatCategory;
  private boolean standing;
  private long priceMinor;
  private int maxPerUser;
  private int quantity;

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @CollectionTable(name = "ticket_type_phases", joinColumns = @JoinColumn(name = "ticket_type_id"))
  @OrderBy("startTime")
  private List<Phase> phases = new ArrayList<>();

  private Instant createTime;
  private Instant updateTime;

  @SuppressWarnings("NullAway.Init")
  protected TicketType() {}

  @SuppressWarnings("NullAway.Init")
  TicketType(UUID id, UUID eventId, TicketTypeFields fields, HallCategory places, Instant now) {
    this.id = id;
    this.eventId = eventId;
    this.seatCategory = places.name();
    this.createTime = now;
    change(fields, places, now);
  }

  /// Takes the new values; event and seat category stay.
  final void change(TicketTypeFields fields, HallCategory places, Instant now) {
    name = fields.name();
    priceMinor = Objects.requireNonNull(fields.price(), "fields are checked before");
    maxPerUser = fields.maxPerUser();
    if (!phases().equals(fields.phases())) {
      phases.clear();
      phases.addAll(fields.phases());
    }
    fit(places, Objects.requireNonNullElse(fields.quantity(), places.capacity()));
    updateTime = now;
  }

  /// Adapts what is on sale to what the hall has now.
  final void refit(HallCategory places, Instant now) {
    fit(places, quantity);
    updateTime = now;
  }

  private void fit(HallCategory places, int wanted) {
    standing = places.standing();
    quantity = standing ? Math.min(wanted, places.capacity()) : places.capacity();
  }

  UUID id() {
    return id;
  }

  UUID eventId() {
    return eventId;
  }

  String name() {
    return name;
  }

  String seatCategory() {
    return seatCategory;
  }

  boolean standing() {
    return standing;
  }

  long priceMinor() {
    return priceMinor;
  }

  int quantity() {
    return quantity;
  }

  TicketTypeFields fields() {
    return new TicketTypeFields(
        eventId, name, seatCategory, priceMinor, quantity, maxPerUser, phases());
  }

  /// By start.
  List<Phase> phases() {
    return phases.stream().sorted(Comparator.comparing(Phase::startTime)).toList();
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
