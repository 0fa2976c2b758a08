package id.karcis.booking.ticket;

/// What came of reading the text of a QR code.
public sealed interface QrReading {

  /// One of our keys signed it.
  record Genuine(QrPayload payload) implements QrReading {}

  /// It is none of ours.
  record Strange(Problem problem) implements QrReading {}

  /// What is wrong with a text.
  enum Problem {
    /// It is not built like ours.
    MALFORMED,
    /// It names a key that we never had.
    UNKNOWN_KEY,
    /// The key that it names did not sign it.
    SIGNATURE
  }
}
