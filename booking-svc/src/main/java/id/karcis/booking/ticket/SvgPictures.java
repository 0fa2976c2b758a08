package id.karcis.booking.ticket;

/// Draws a QR code as SVG 1.1: one square of the code is one unit, so it scales to any size.
final class SvgPictures {

  private SvgPictures() {}

  /// Returns the file; ASCII only.
  static String draw(QrMatrix code) {
    var path = new StringBuilder();
    for (int y = 0; y < code.size(); y++) {
      addRuns(code, y, path);
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">
    <rect width="%1$d" height="%1$d" fill="#fff"/>
    <path fill="#000" d="%2$s"/>
    </svg>
    """
        .formatted(code.size(), path);
  }

  /// Dark squares next to each other become one rectangle.
  private static void addRuns(QrMatrix code, int y, StringBuilder path) {
    int x = 0;
    while (x < code.size()) {
      int start = x;
      while (x < code.size() && code.isDark(x, y)) {
        x++;
      }
      if (x > start) {
        path.append("M%d %dh%dv1h-%dz".formatted(start, y, x - start, x - start));
      }
      x++;
    }
  }
}
