package id.karcis.booking.ticket;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// The dark and light squares of a QR code (ISO/IEC 18004), with the quiet zone that a reader needs
/// around it. Error correction level M: a code with 15 % of it scratched still reads.
final class QrMatrix {

  /// Light squares on each side, as the standard demands.
  static final int QUIET_ZONE = 4;

  private final ByteMatrix squares;

  private QrMatrix(ByteMatrix squares) {
    this.squares = squares;
  }

  /// Draws a text.
  static QrMatrix of(String text) {
    try {
      return new QrMatrix(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          "%d characters do not fit a QR code".formatted(text.length()), e);
    }
  }

  /// Returns squares per side, quiet zone included.
  int size() {
    return squares.getWidth() + 2 * QUIET_ZONE;
  }

  /// Tells whether a square is dark; `x` counts from the left, `y` from the top, both from 0.
  boolean isDark(int x, int y) {
    int column = x - QUIET_ZONE;
    int row = y - QUIET_ZONE;
    return column >= 0
        && row >= 0
        && column < squares.getWidth()
        && row < squares.getHeight()
        && squares.get(column, row) == 1;
  }
}
