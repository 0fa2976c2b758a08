package id.karcis.booking.tickettype;

import id.karcis.booking.tickettype.BulkFaults.Place;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where the fields of a ticket type stand in a table.
///
/// @param line of the row that says what it is
/// @param phaseLines of the rows of its phases
record GrpcBulkOrigin(int line, List<Integer> phaseLines) implements GrpcBulkItem.Origin {

  private static final Pattern PHASE = Pattern.compile("phases\\[(\\d+)]\\.(\\w)(\\w*).*");
  private static final int INDEX = 1;
  private static final int FIRST_LETTER = 2;
  private static final int OTHER_LETTERS = 3;

  GrpcBulkOrigin {
    phaseLines = List.copyOf(phaseLines);
  }

  /// `phases[2].startTime` stands in the column `phaseStartTime`; of `price.units` and the like
  /// there is one column.
  @Override
  public Place of(String path) {
    var phase = PHASE.matcher(path);
    if (phase.matches()) {
      return new Place(
          phaseLines.get(Integer.parseInt(phase.group(INDEX))),
          "phase"
              + phase.group(FIRST_LETTER).toUpperCase(Locale.ROOT)
              + phase.group(OTHER_LETTERS));
    }
    return path.startsWith("phases")
        ? new Place(line, BulkColumn.PHASE_NAME.title())
        : new Place(line, path.replaceAll("\\..*", ""));
  }
}
