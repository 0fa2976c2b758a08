package id.karcis.user.session;

import id.karcis.platform.request.RequestContext;
import org.jspecify.annotations.Nullable;

/// Where a sign-in comes from, as far as its headers can be believed.
///
/// @param userAgent empty if not told, at most 256 characters
/// @param address empty if not told, at most 45 characters
public record Device(String userAgent, String address) {

  /// Of the call that this thread works on.
  public static Device current() {
    var request = RequestContext.current();
    return new Device(printable(request.userAgent()), printable(request.clientAddress()));
  }

  private static String printable(@Nullable String header) {
    return header == null ? "" : header.replaceAll("\\p{Cntrl}", "?");
  }
}
