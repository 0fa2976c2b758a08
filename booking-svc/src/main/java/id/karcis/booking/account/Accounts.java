package id.karcis.booking.account;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// What booking-svc asks of user-svc about accounts. Remote calls: never inside a transaction,
/// which is checked, or under a lock. Refused with DEPENDENCY_UNAVAILABLE when user-svc does not
/// answer in time.
public interface Accounts {

  /// Returns the contacts of these accounts by id; unknown and deleted accounts are missing. One
  /// call for each 200.
  Map<UUID, Contact> contacts(Collection<UUID> ids);
}
