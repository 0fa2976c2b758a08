package id.karcis.booking.tickettype;

/// A column of a table of ticket types.
enum BulkColumn {
  EVENT_ID("eventId", Kind.REQUIRED),
  NAME("name", Kind.REQUIRED),
  SEAT_CATEGORY("seatCategory", Kind.REQUIRED),
  PRICE("price", Kind.REQUIRED),
  QUANTITY("quantity", Kind.OPTIONAL),
  MAX_PER_USER("maxPerUser", Kind.OPTIONAL),
  PHASE_NAME("phaseName", Kind.OF_PHASE),
  PHASE_PRICE("phasePrice", Kind.OF_PHASE),
  PHASE_START_TIME("phaseStartTime", Kind.OF_PHASE),
  PHASE_END_TIME("phaseEndTime", Kind.OF_PHASE),
  PHASE_QUANTITY("phaseQuantity", Kind.OF_PHASE);

  private enum Kind {
    REQUIRED,
    OPTIONAL,
    OF_PHASE
  }

  private final String title;
  private final Kind kind;

  BulkColumn(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  /// What stands in the header.
  String title() {
    return title;
  }

  /// Whether every table has it.
  boolean required() {
    return kind == Kind.REQUIRED;
  }

  /// Whether it is about a phase.
  boolean ofPhase() {
    return kind == Kind.OF_PHASE;
  }
}
