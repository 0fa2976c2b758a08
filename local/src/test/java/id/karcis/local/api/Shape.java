package id.karcis.local.api;

import java.util.regex.Pattern;

/// An answer without what differs between two calls that ask the same: ids, times, codes, etags.
final class Shape {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");
  private static final Pattern CODE = Pattern.compile("BKG-[A-Z0-9]{5,12}");
  private static final Pattern NAME = Pattern.compile("(?i)n-[0-9a-f]{12}");
  private static final Pattern VERSION = Pattern.compile("\"(etag|version)\": ?\"[^\"]*\"");
  private static final Pattern SECRET =
      Pattern.compile("\"(qrPayload|nextPageToken)\": ?\"[^\"]+\"");
  private static final Pattern PLACE = Pattern.compile("\"(row|number|viewCount)\": ?\"[^\"]*\"");

  private Shape() {}

  static String of(String text) {
    var shape = UUID.matcher(text).replaceAll("ID");
    shape = TIME.matcher(shape).replaceAll("TIME");
    shape = CODE.matcher(shape).replaceAll("CODE");
    shape = NAME.matcher(shape).replaceAll("NAME");
    shape = VERSION.matcher(shape).replaceAll("\"$1\":\"VERSION\"");
    shape = SECRET.matcher(shape).replaceAll("\"$1\":\"SECRET\"");
    return PLACE.matcher(shape).replaceAll("\"$1\":\"PLACE\"");
  }
}
