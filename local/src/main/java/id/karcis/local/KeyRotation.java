package id.karcis.local;

import id.karcis.platform.crypto.KeyId;
import id.karcis.platform.crypto.KeyRing;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// Brings a new key into use and old ones out of it. Each step replaces the file of the ring as a
/// whole, and repeating a command goes on where a kill ended it.
final class KeyRotation {

  /// Services read the file again every two seconds.
  static final Duration SETTLING = Duration.ofSeconds(10);

  private final KeyRingFile file;
  private final KeyUses uses;
  private final PrintStream out;
  private final InstantSource clock;
  private final Duration settling;

  /// @param settling until every service has read a changed file
  KeyRotation(
      KeyRingFile file, KeyUses uses, PrintStream out, InstantSource clock, Duration settling) {
    this.file = file;
    this.uses = uses;
    this.out = out;
    this.clock = clock;
    this.settling = settling;
  }

  /// Adds a key and, once every service can read what it encrypts, encrypts with it.
  void rotate() {
    var key = published();
    out.println("Key " + key + " is in the ring; waiting until every service has read it");
    Pause.millis(settling.toMillis());
    file.write(file.read().promoting(key));
    out.println(
        "Key "
            + key
            + " is primary; services write older values anew while they run (./karcis keys status)");
  }

  /// The key that a rotation which was cut off left behind, or else a new one.
  private KeyId published() {
    var ring = file.read();
    if (!ring.keys().getLast().primary()) {
      return ring.keys().getLast().id();
    }
    var more = ring.withNewKey();
    file.write(more);
    return more.keys().getLast().id();
  }

  /// Drops the keys before the primary one; refused while any stored value needs one of them.
  void retire() {
    requireSettled();
    var ring = file.read();
    var old = old(ring);
    if (old.isEmpty()) {
      out.println("No old key is in the ring");
      return;
    }
    requireUnused(ring, old);
    var aside = file.keepAside(ring);
    var less = ring;
    for (var key : old) {
      less = less.without(key);
    }
    file.write(less);
    undoIfUsed(ring, old);
    out.println(
        "Retired " + old + ". Backups of before still need " + aside + ": delete it with them");
  }

  private void requireSettled() {
    if (file.age(clock.instant()).compareTo(settling) < 0) {
      throw new LocalException(
          "the key ring changed a moment ago, so that a service may still use the one before:"
              + " try again in "
              + settling.toSeconds()
              + " s");
    }
  }

  private static List<KeyId> old(KeyRing ring) {
    return ring.keys().stream()
        .map(KeyRing.Key::id)
        .takeWhile(id -> !id.equals(ring.primary()))
        .toList();
  }

  private void requireUnused(KeyRing ring, List<KeyId> keys) {
    for (var use : uses.count(ring)) {
      if (keys.contains(use.key())) {
        throw new LocalException(
            "key %s still encrypts %d values of %s: services write them anew while they run"
                .formatted(use.key(), use.values(), use.column()));
      }
    }
  }

  /// A service that did not read the file for long may have written meanwhile.
  private void undoIfUsed(KeyRing before, List<KeyId> retired) {
    try {
      requireUnused(before, retired);
    } catch (LocalException e) {
      file.write(before);
      throw e;
    }
  }

  /// Tells each key with what it encrypts.
  void status() {
    var ring = file.read();
    var counted = uses.count(ring);
    out.println("Key ring " + file);
    for (var key : ring.keys()) {
      out.printf("  %s  %s%n", key.id(), role(ring, key));
      print(counted, key.id());
    }
    counted.stream()
        .map(KeyUses.Use::key)
        .filter(key -> !ring.has(key))
        .distinct()
        .forEach(key -> {
          out.printf("  %s  MISSING: these values cannot be read%n", key);
          print(counted, key);
        });
  }

  private void print(List<KeyUses.Use> counted, KeyId key) {
    for (var use : counted) {
      if (use.key().equals(key)) {
        out.printf(
            Locale.ROOT,
            "    %-12s %-28s %,d values%n",
            use.service().label(),
            use.column(),
            use.values());
      }
    }
  }

  private static String role(KeyRing ring, KeyRing.Key key) {
    if (key.primary()) {
      return "primary";
    }
    return old(ring).contains(key.id()) ? "old" : "new, not in use: ./karcis keys rotate goes on";
  }
}
