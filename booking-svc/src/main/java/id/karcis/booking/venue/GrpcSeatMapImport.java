package id.karcis.booking.venue;

import id.karcis.api.booking.v1.ImportSeatMapRequest;
import id.karcis.api.booking.v1.ImportSeatMapResponse;
import id.karcis.api.booking.v1.SeatMap;
import id.karcis.api.booking.v1.UpdateVenueSeatMapRequest;
import id.karcis.booking.upload.GrpcJsonFile;
import id.karcis.booking.upload.JsonFile;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.validation.Ids;
import id.karcis.platform.validation.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Seat maps out of files. They obey the rules of UpdateVenueSeatMap, which are made when all
/// services are there and so asked for late.
@Component
class GrpcSeatMapImport {

  private static final String EXPECTED = "{\"sections\": [...]}, as GET shows the seat map";

  private static final String PREFIX = "seatMap.";

  private final SeatMaps seatMaps;
  private final ObjectProvider<Validation> validation;

  GrpcSeatMapImport(SeatMaps seatMaps, ObjectProvider<Validation> validation) {
    this.seatMaps = seatMaps;
    this.validation = validation;
  }

  /// Reads what is asked for; returns what to do with the file. Refuses NOT_FOUND for an unknown
  /// venue.
  Function<byte[], ImportSeatMapResponse> begin(ImportSeatMapRequest first) {
    if (first.getVenueId().isEmpty()) {
      throw Refusals.invalid(
          List.of(new FieldViolation("venueId", "REQUIRED", "must be in the first message")));
    }
    var venueId = Ids.uuid("venueId", first.getVenueId());
    seatMaps.requireKnown(venueId);
    return file -> read(venueId, file, first.getDryRun());
  }

  private ImportSeatMapResponse read(UUID venueId, byte[] file, boolean dryRun) {
    var map = SeatMap.newBuilder();
    var faults = new ArrayList<>(GrpcJsonFile.read(JsonFile.read(file, EXPECTED), map));
    if (!map.getVenueId().isEmpty() && !map.getVenueId().equalsIgnoreCase(venueId.toString())) {
      faults.add(FieldViolation.of("venueId", map.getVenueId(), "that of the path, or nothing"));
    }
    var sent = map.setVenueId(venueId.toString()).build();
    var plan = SeatMapProtos.toPlan(sent);
    faults.addAll(rules(sent, plan));
    if (!faults.isEmpty()) {
      throw Refusals.invalid(once(faults));
    }
    return answer(seatMaps.importMap(venueId, sent.getEtag(), plan, dryRun), dryRun);
  }

  private List<FieldViolation> rules(SeatMap sent, List<SectionPlan> plan) {
    var violations =
        new ArrayList<>(
            validation
                .getObject()
                .violations(UpdateVenueSeatMapRequest.newBuilder().setSeatMap(sent).build()));
    violations.addAll(SeatMapCheck.violations(plan));
    return violations.stream().map(GrpcSeatMapImport::ofFile).toList();
  }

  private static FieldViolation ofFile(FieldViolation violation) {
    var field = violation.field();
    return field.startsWith(PREFIX)
        ? new FieldViolation(
            field.substring(PREFIX.length()), violation.reason(), violation.description())
        : violation;
  }

  /// The first fault of each field: others follow from it.
  private static List<FieldViolation> once(List<FieldViolation> faults) {
    var byField = new LinkedHashMap<String, FieldViolation>();
    faults.forEach(fault -> byField.putIfAbsent(fault.field(), fault));
    return List.copyOf(byField.values());
  }

  private static ImportSeatMapResponse answer(HallLayout layout, boolean dryRun) {
    var standing = layout.sections().stream().mapToInt(HallSection::standingCapacity).sum();
    return ImportSeatMapResponse.newBuilder()
        .setVenueId(layout.venueId().toString())
        .setSectionCount(layout.sections().size())
        .setSeatCount(layout.seatCount())
        .setStandingCapacity(standing)
        .setEtag(dryRun ? "" : Etags.of(layout.seatMapVersion()))
        .setDryRun(dryRun)
        .build();
  }
}
