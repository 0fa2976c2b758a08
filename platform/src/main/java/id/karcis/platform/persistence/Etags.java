package id.karcis.platform.persistence;

import id.karcis.platform.error.Refusals;

/// Etags made of version numbers (AIP-154).
public final class Etags {

  private static final String PREFIX = "v";

  private Etags() {}

  /// Returns the etag of a version.
  public static String of(long version) {
    return PREFIX + version;
  }

  /// Refuses ABORTED `STALE_ETAG` unless `sent` is the current etag. Nothing sent means: whatever
  /// the version is.
  public static void check(String sent, long currentVersion) {
    var current = of(currentVersion);
    if (!sent.isEmpty() && !sent.equals(current)) {
      throw Refusals.staleEtag(sent, current);
    }
  }
}
