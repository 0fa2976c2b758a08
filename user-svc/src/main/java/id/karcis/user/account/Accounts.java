package id.karcis.user.account;

import id.karcis.platform.identity.Role;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// All accounts. Deleted ones are found by nobody.
public interface Accounts extends Repository<Account, UUID> {

  /// Adds a new account; fails on the index `accounts_email` when the address is taken.
  Account saveAndFlush(Account account);

  @Query("select a from Account a where a.id = :id and a.status = ACTIVE")
  Optional<Account> findActive(UUID id);

  /// Finds one to change it, and keeps others from changing it until the transaction ends.
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from Account a where a.id = :id and a.status = ACTIVE")
  Optional<Account> findActiveForUpdate(UUID id);

  /// Finds the account of an email address, whatever its case.
  @Query("select a from Account a where lower(a.email) = lower(:email)")
  Optional<Account> findByAddress(String email);

  /// The same to change it; keeps others from changing it until the transaction ends.
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from Account a where lower(a.email) = lower(:email)")
  Optional<Account> findByAddressForUpdate(String email);

  /// Returns accounts with an id below `before`, newest first.
  ///
  /// @param pattern of `ilike` for address or name, `!` escapes
  @Query(
      """
      select a from Account a
      where a.status = ACTIVE and a.id < :before and a.role in :roles
        and (a.email ilike :pattern escape '!' or a.displayName ilike :pattern escape '!')
      order by a.id desc
      """)
  List<Account> findPage(UUID before, Collection<Role> roles, String pattern, Limit limit);
}
