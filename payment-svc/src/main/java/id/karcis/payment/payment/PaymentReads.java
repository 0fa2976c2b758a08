package id.karcis.payment.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads payments for whoever wants to know. Refused inside a transaction: there a session would
/// answer with what it read before, whatever [Payments] changed since; see [PaymentLocks].
@Transactional(propagation = Propagation.NEVER)
public interface PaymentReads extends Repository<Payment, UUID> {

  /// Returns a payment. Loaded by its key, which costs half of what a query does.
  @Transactional(propagation = Propagation.NEVER)
  Optional<Payment> findById(UUID id);

  /// Returns the payment of an order that is open or holds its money.
  @Query(
      """
      select p from Payment p
      where p.orderId = :orderId and p.status not in (FAILED, CANCELLED) and not p.surplus
      """)
  Optional<Payment> findLive(UUID orderId);

  /// Returns a payment that must be there.
  ///
  /// @throws IllegalStateException if it is not
  default Payment get(UUID id) {
    return findById(id)
        .orElseThrow(() -> new IllegalStateException("payment " + id + " is missing"));
  }
}
