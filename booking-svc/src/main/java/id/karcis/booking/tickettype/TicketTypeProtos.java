package id.karcis.booking.tickettype;

import com.google.type.Money;
import id.karcis.api.booking.v1.ListTicketTypesResponse;
import id.karcis.api.booking.v1.UpdateTicketTypeRequest;
import id.karcis.booking.catalog.FieldChecks;
import id.karcis.booking.catalog.GrpcEdit;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.catalog.Slice;
import id.karcis.booking.event.Phase;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.validation.Ids;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Ticket types on the wire.
final class TicketTypeProtos {

  private TicketTypeProtos() {}

  /// @param now decides with what is left which phase is in force
  static id.karcis.api.booking.v1.TicketType toProto(TicketTypeView view, Instant now) {
    var type = view.type();
    var currency = view.currencyCode();
    var fields = type.fields();
    var proto =
        id.karcis.api.booking.v1.TicketType.newBuilder()
            .setId(type.id().toString())
            .setEventId(type.eventId().toString())
            .setName(type.name())
            .setSeatCategory(type.seatCategory())
            .setPrice(Amounts.money(type.priceMinor(), currency))
            .setQuantity(type.quantity())
            .setSoldCount(view.sold())
            .setMaxPerUser(fields.maxPerUser())
            .addAllPhases(fields.phases().stream().map(p -> toProto(p, view)).toList())
            .setStanding(type.standing())
            .setCreateTime(GrpcTimes.timestamp(type.createTime()))
            .setUpdateTime(GrpcTimes.timestamp(type.updateTime()))
            .setEtag(Etags.of(type.version()));
    view.phaseAt(now).ifPresent(proto::setCurrentPhase);
    view.priceAt(now).ifPresent(p -> proto.setCurrentPrice(Amounts.money(p, currency)));
    return proto.build();
  }

  static ListTicketTypesResponse toProto(Slice<TicketTypeView> page, Instant now) {
    return ListTicketTypesResponse.newBuilder()
        .addAllTicketTypes(page.items().stream().map(view -> toProto(view, now)).toList())
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  private static id.karcis.api.booking.v1.TicketType.Phase toProto(
      Phase phase, TicketTypeView view) {
    return id.karcis.api.booking.v1.TicketType.Phase.newBuilder()
        .setName(phase.name())
        .setPrice(Amounts.money(phase.priceMinor(), view.currencyCode()))
        .setStartTime(GrpcTimes.timestamp(phase.startTime()))
        .setEndTime(GrpcTimes.timestamp(phase.endTime()))
        .setQuantity(phase.quantity())
        .setSoldCount(view.soldInPhases().getOrDefault(phase.name(), 0))
        .build();
  }

  /// Reads a new ticket type.
  static TicketTypeEdit toNew(id.karcis.api.booking.v1.TicketType sent) {
    return (_, currency, checks) -> fields(sent, currency, checks);
  }

  static TicketTypeEdit toEdit(UpdateTicketTypeRequest request) {
    var edit = GrpcEdit.of(request.getTicketType(), request.getUpdateMask());
    return (current, currency, checks) -> {
      var sent = fields(request.getTicketType(), currency, checks);
      return current == null
          ? sent
          : new TicketTypeFields(
              current.eventId(),
              edit.pick("name", sent.name(), current.name()),
              current.seatCategory(),
              edit.pick("price", sent.price(), current.price()),
              edit.pick("quantity", sent.quantity(), current.quantity()),
              edit.pick("max_per_user", sent.maxPerUser(), current.maxPerUser()),
              edit.pick("phases", sent.phases(), current.phases()));
    };
  }

  private static TicketTypeFields fields(
      id.karcis.api.booking.v1.TicketType sent, @Nullable String currency, FieldChecks checks) {
    return new TicketTypeFields(
        sent.hasEventId() ? Ids.uuid("ticketType.eventId", sent.getEventId()) : null,
        sent.getName(),
        sent.getSeatCategory(),
        sent.hasPrice() ? price("ticketType.price", sent.getPrice(), currency, checks) : null,
        sent.hasQuantity() ? sent.getQuantity() : null,
        sent.getMaxPerUser(),
        IntStream.range(0, sent.getPhasesCount())
            .mapToObj(i -> phase(i, sent.getPhases(i), currency, checks))
            .toList());
  }

  private static Phase phase(
      int index,
      id.karcis.api.booking.v1.TicketType.Phase sent,
      @Nullable String currency,
      FieldChecks checks) {
    var path = "ticketType.phases[" + index + "].price";
    return new Phase(
        sent.getName(),
        price(path, sent.getPrice(), currency, checks),
        GrpcTimes.instant(sent.getStartTime()),
        GrpcTimes.instant(sent.getEndTime()),
        sent.getQuantity());
  }

  /// A bad price is noted and read as 0, which is refused before it is used.
  private static Long price(
      String path, Money sent, @Nullable String currency, FieldChecks checks) {
    return checks.read(() -> GrpcPrices.minorUnits(path, sent, currency), 0L);
  }
}
