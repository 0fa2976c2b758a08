package id.karcis.payment.payment;

import id.karcis.payment.money.Amount;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// Money for an order, as it stood when it was read. Times are the database's. It never changes in
/// memory: buyers, providers and sweepers compete for it, so its transitions are the conditional
/// statements of [Payments], and Hibernate only reads it.
@Entity
@Immutable
@Table(name = "payments")
public class Payment {

  @Id private UUID id;
  private UUID orderId;
  private UUID userId;

  @Embedded
  @AttributeOverride(name = "minorUnits", column = @Column(name = "amount_minor"))
  private Amount amount;

  private long refundedMinor;
  private String provider;
  private @Nullable String providerReference;

  @Enumerated(EnumType.STRING)
  private PaymentStatus status;

  private @Nullable String failureReason;
  private boolean surplus;
  private Instant expireTime;
  private Instant createTime;
  private Instant updateTime;
  private @Nullable Instant paidTime;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected Payment() {}

  /// For [PaymentRows].
  Payment(
      UUID id,
      UUID orderId,
      UUID userId,
      Amount amount,
      long refundedMinor,
      String provider,
      @Nullable String providerReference,
      PaymentStatus status,
      @Nullable String failureReason,
      boolean surplus,
      Instant expireTime,
      Instant createTime,
      Instant updateTime,
      @Nullable Instant paidTime) {
    this.id = id;
    this.orderId = orderId;
    this.userId = userId;
    this.amount = amount;
    this.refundedMinor = refundedMinor;
    this.provider = provider;
    this.providerReference = providerReference;
    this.status = status;
    this.failureReason = failureReason;
    this.surplus = surplus;
    this.expireTime = expireTime;
    this.createTime = createTime;
    this.updateTime = updateTime;
    this.paidTime = paidTime;
  }

  public UUID id() {
    return id;
  }

  public UUID orderId() {
    return orderId;
  }

  /// Returns the buyer.
  public UUID userId() {
    return userId;
  }

  public Amount amount() {
    return amount;
  }

  /// Returns what was promised back so far, at most [#amount].
  public Amount refunded() {
    return amount.withMinorUnits(refundedMinor);
  }

  public String provider() {
    return provider;
  }

  /// Returns the provider's name for the charge; known once it succeeded.
  public @Nullable String providerReference() {
    return providerReference;
  }

  public PaymentStatus status() {
    return status;
  }

  /// Returns why, in the provider's words; only of a FAILED one.
  public @Nullable String failureReason() {
    return failureReason;
  }

  /// Returns whether the money came although the payment had been given up: it does not count as
  /// the order's payment.
  public boolean surplus() {
    return surplus;
  }

  /// Returns until when it can be charged.
  public Instant expireTime() {
    return expireTime;
  }

  public Instant createTime() {
    return createTime;
  }

  public Instant updateTime() {
    return updateTime;
  }

  /// Returns when the provider took the money; known once it succeeded.
  public @Nullable Instant paidTime() {
    return paidTime;
  }
}
