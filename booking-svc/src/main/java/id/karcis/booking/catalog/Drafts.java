package id.karcis.booking.catalog;

import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Callers;

/// Who sees events that are being prepared.
public final class Drafts {

  private Drafts() {}

  /// Whether the caller of this thread's call does: admins only.
  public static boolean visible() {
    return Callers.optional().map(Caller::isAdmin).orElse(false);
  }
}
