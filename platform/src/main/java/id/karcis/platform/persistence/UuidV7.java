package id.karcis.platform.persistence;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Makes ids that sort by time (RFC 9562, version 7): 48 bits of Unix milliseconds, 12 bits that
/// count within a millisecond, 62 random bits. Ids of one process increase strictly. Safe for use
/// by several threads.
public final class UuidV7 {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int COUNTER_BITS = 12;
  private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

  /// Milliseconds and counter of the last id, as one number; runs ahead of the clock when a
  /// millisecond is full.
  private static final AtomicLong LAST = new AtomicLong();

  private UuidV7() {}

  /// Returns a new id.
  public static UUID next() {
    var now = System.currentTimeMillis() << COUNTER_BITS;
    var tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
    var high = (tick >>> COUNTER_BITS << 16) | VERSION_7 | (tick & COUNTER_MASK);
    return new UUID(high, (RANDOM.nextLong() & VARIANT_MASK) | VARIANT);
  }
}
