package id.karcis.booking.tickettype.sheet;

/// How much of a file is read.
///
/// @param rows below the header
public record SheetLimits(int rows) {

  /// Cells of a row; more than any table of ours has.
  static final int MAX_COLUMNS = 100;

  /// Characters of a cell; more than any field of ours takes.
  static final int MAX_CELL_CHARACTERS = 10_000;
}
