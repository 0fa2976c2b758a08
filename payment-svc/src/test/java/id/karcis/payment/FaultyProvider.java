package id.karcis.payment;

import id.karcis.payment.provider.ChargeOrder;
import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.PaymentProvider;
import id.karcis.payment.provider.RefundOrder;
import id.karcis.payment.provider.RefundOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// A provider whose next charge or refund ends badly.
final class FaultyProvider implements PaymentProvider {

  /// How the next call ends.
  enum Fault {
    NONE,
    /// The process dies before the provider is asked.
    DIES_BEFORE,
    /// The process dies when the provider has done it.
    DIES_AFTER,
    /// The provider has done it and the connection breaks.
    ANSWER_LOST
  }

  /// The end of a process, as near as a test comes: nothing of ours catches it.
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death() {
      super("the process dies here");
    }
  }

  private final PaymentProvider real;
  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
  private volatile boolean refusesRefunds;
  private volatile boolean silent;

  FaultyProvider(PaymentProvider real) {
    this.real = real;
  }

  void next(Fault fault) {
    next.set(fault);
  }

  void refuseRefunds(boolean refuse) {
    refusesRefunds = refuse;
  }

  /// Answers no question about a charge.
  void silent(boolean silence) {
    silent = silence;
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public boolean isConfigured() {
    return real.isConfigured();
  }

  @Override
  public void checkToken(String token) {
    real.checkToken(token);
  }

  @Override
  public ChargeOutcome charge(ChargeOrder charge, Duration limit) {
    var fault = next.getAndSet(Fault.NONE);
    before(fault);
    var outcome = real.charge(charge, limit);
    after(fault);
    return outcome;
  }

  /// Who dies while delivering a message of the outbox gets it again, as one whose connection
  /// breaks does; only the wait is longer. So a broken connection it is.
  @Override
  public RefundOutcome refund(RefundOrder refund) {
    if (refusesRefunds) {
      return new RefundOutcome.Refused("account_closed");
    }
    var fault = next.getAndSet(Fault.NONE);
    if (fault == Fault.DIES_BEFORE) {
      throw new IllegalStateException("connection refused");
    }
    var outcome = real.refund(refund);
    if (fault != Fault.NONE) {
      throw new IllegalStateException("connection reset");
    }
    return outcome;
  }

  private static void before(Fault fault) {
    if (fault == Fault.DIES_BEFORE) {
      throw new Death();
    }
  }

  private static void after(Fault fault) {
    if (fault == Fault.DIES_AFTER) {
      throw new Death();
    }
    if (fault == Fault.ANSWER_LOST) {
      throw new IllegalStateException("connection reset");
    }
  }

  @Override
  public Optional<ChargeOutcome> find(UUID idempotencyKey) {
    if (silent) {
      throw new IllegalStateException("connection refused");
    }
    return real.find(idempotencyKey);
  }

  @Override
  public ChargeOutcome forbid(UUID idempotencyKey) {
    return real.forbid(idempotencyKey);
  }
}
