package id.karcis.platform.request;

import io.grpc.Context;
import io.grpc.Metadata;
import java.net.URI;

/// What the call that this thread works on answers beside its message. Set it before the first
/// message goes out; later it is too late and nothing happens. Outside a call nothing happens
/// either.
public final class ResponseMetadata {

  private static final Context.Key<ResponseMetadata> KEY = Context.key("karcis-response");
  private static final Metadata.Key<String> ETAG =
      Metadata.Key.of("etag", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> CACHE_CONTROL =
      Metadata.Key.of("cache-control", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> CONTENT_DISPOSITION =
      Metadata.Key.of("content-disposition", Metadata.ASCII_STRING_MARSHALLER);

  private static final Metadata.Key<String> LOCATION =
      Metadata.Key.of("location", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> SET_COOKIE =
      Metadata.Key.of("set-cookie", Metadata.ASCII_STRING_MARSHALLER);

  /// A client takes 8 KiB of metadata.
  private static final int MAX_LOCATION_CHARACTERS = 4_096;

  private final Metadata headers = new Metadata();

  ResponseMetadata() {}

  /// Names the content of the answer: the same etag, the same content. The edge answers
  /// `If-None-Match` with it, and caches ask before they show it again (RFC 9111, 5.2.2.4).
  ///
  /// @param etag without quotes
  public static void etag(String etag) {
    var current = KEY.get();
    if (current != null) {
      current.put(ETAG, '"' + etag + '"');
      current.put(CACHE_CONTROL, "no-cache");
    }
  }

  /// Names the file that the answer is, for whoever saves it; shown in place otherwise.
  ///
  /// @param name letters, digits, `-`, `_` and `.` of ASCII
  public static void fileName(String name) {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("file name '" + name + "', expected [A-Za-z0-9._-]+");
    }
    var current = KEY.get();
    if (current != null) {
      current.put(CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"");
    }
  }

  /// Sends a browser on to `uri`: the edge answers 302 (Found) instead of the message. The last one
  /// counts.
  public static void redirect(URI uri) {
    var location = uri.toASCIIString();
    if (location.length() > MAX_LOCATION_CHARACTERS) {
      throw new IllegalArgumentException(
          "a location of %d characters, expected %d at most"
              .formatted(location.length(), MAX_LOCATION_CHARACTERS));
    }
    var current = KEY.get();
    if (current != null) {
      current.put(LOCATION, location);
    }
  }

  /// Leaves a cookie with the browser; may be called several times.
  public static void cookie(ResponseCookie cookie) {
    var current = KEY.get();
    if (current != null) {
      current.add(SET_COOKIE, cookie.header());
    }
  }

  private synchronized void add(Metadata.Key<String> key, String value) {
    headers.put(key, value);
  }

  private synchronized void put(Metadata.Key<String> key, String value) {
    headers.removeAll(key);
    headers.put(key, value);
  }

  synchronized void addTo(Metadata sent) {
    sent.merge(headers);
  }

  Context putInto(Context context) {
    return context.withValue(KEY, this);
  }
}
