package id.karcis.platform.persistence;

import id.karcis.platform.error.Refusals;

/// Page sizes as AIP-158 wants them.
public final class PageSizes {

  /// For a caller who does not ask.
  public static final int DEFAULT = 20;

  /// The most in one page.
  public static final int MAX = 100;

  private PageSizes() {}

  /// Returns the page size to use: 0 means the default, too many the maximum; refuses a negative
  /// one.
  public static int of(int asked) {
    if (asked < 0) {
      throw Refusals.invalid("pageSize", Integer.toString(asked), "0 to " + MAX);
    }
    return asked == 0 ? DEFAULT : Math.min(asked, MAX);
  }
}
