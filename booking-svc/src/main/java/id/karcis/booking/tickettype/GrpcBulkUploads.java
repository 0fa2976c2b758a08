package id.karcis.booking.tickettype;

import id.karcis.api.booking.v1.BulkUploadResponse;
import id.karcis.api.booking.v1.BulkUploadResponse.RowFault;
import id.karcis.booking.tickettype.BulkFaults.Fault;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.validation.Validation;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the ticket types of a file, all or none. The rules of requests are made when all services
/// are there, so they are asked for late.
@Component
class GrpcBulkUploads {

  /// Faults of an answer, so that it stays below what a client takes (4 MiB); of a file with more,
  /// one of each bad row.
  private static final int MAX_FAULTS = 15_000;

  private final BulkStore store;
  private final ObjectProvider<Validation> validation;
  private final DatabaseClock clock;
  private final TransactionTemplate transaction;

  GrpcBulkUploads(
      BulkStore store,
      ObjectProvider<Validation> validation,
      DatabaseClock clock,
      TransactionTemplate transaction) {
    this.store = store;
    this.validation = validation;
    this.clock = clock;
    this.transaction = transaction;
  }

  /// Refuses INVALID_ARGUMENT when anything in the file is bad, `UNSUPPORTED_FILE` when it is no
  /// such file. In a dry run nothing is made, and what is bad is the answer.
  BulkUploadResponse upload(byte[] file, boolean dryRun) {
    var source = GrpcBulkSource.of(file);
    return Objects.requireNonNull(transaction.execute(_ -> upload(source, dryRun)));
  }

  private BulkUploadResponse upload(GrpcBulkSource source, boolean dryRun) {
    var faults = new BulkFaults();
    var surroundings = store.surroundings(source.eventIds());
    var items = source.items(surroundings.events(), faults);
    var types =
        GrpcBulkCheck.check(items, validation.getObject(), surroundings, faults, clock.instant());
    if (!dryRun) {
      if (!faults.isEmpty()) {
        throw refusal(faults.all());
      }
      store.insert(types);
    }
    return BulkUploadResponse.newBuilder()
        .setRowCount(source.rows())
        .setTicketTypeCount(faults.isEmpty() ? types.size() : 0)
        .setDryRun(dryRun)
        .addAllFaults(told(faults.all()))
        .build();
  }

  private static Refusal refusal(List<Fault> faults) {
    return Refusals.invalid(
        faults.stream().map(Fault::violation).toList(),
        String.format(
            Locale.ROOT,
            "; nothing was created: %,d faults in all, with dryRun=true all of them are named",
            faults.size()));
  }

  private static List<RowFault> told(List<Fault> faults) {
    var lines = new HashSet<Integer>();
    return faults.stream()
        .filter(fault -> faults.size() <= MAX_FAULTS || lines.add(fault.place().line()))
        .map(fault ->
            RowFault.newBuilder()
                .setLine(fault.place().line())
                .setField(fault.place().field())
                .setDescription(fault.description())
                .build())
        .toList();
  }
}
