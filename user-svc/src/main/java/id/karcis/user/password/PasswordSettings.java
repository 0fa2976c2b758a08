package id.karcis.user.password;

import id.karcis.platform.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What hashing passwords may cost.
///
/// @param bcryptCost base-2 logarithm of the rounds, 4 (tests) to 16; 10 is about 50 ms of one core
/// @param hashThreads hashes computed at once; 0 is half of the cores, at least one
/// @param hashQueue callers that may wait for a turn
/// @param hashWait longest wait for a hash, its turn included
/// @param hashNice how far hashing gives way to other work on Linux, 0 (not) to 19 (most); only
///   told apart while all cores are busy
/// @param wrongPasswords wrong passwords from one client prefix. Behind a carrier's address one
///   sign-in in ten is mistyped, and with 60 sign-ins a minute six are
/// @param wrongPasswordsOfAccount wrong passwords for one account from all client prefixes; a
///   person who has forgotten theirs tries a few dozen at most
@ConfigurationProperties("karcis.user")
record PasswordSettings(
    @DefaultValue("10") int bcryptCost,
    @DefaultValue("0") int hashThreads,
    @DefaultValue("64") int hashQueue,
    @DefaultValue("3s") Duration hashWait,
    @DefaultValue("5") int hashNice,
    @DefaultValue("10/min burst 50") String wrongPasswords,
    @DefaultValue("30/h burst 100") String wrongPasswordsOfAccount) {

  private static final int MIN_COST = 4;
  private static final int MAX_COST = 16;
  private static final int MAX_NICE = 19;

  /// Returns these settings if they make sense; stops the start otherwise.
  PasswordSettings checked() {
    if (bcryptCost < MIN_COST || bcryptCost > MAX_COST) {
      throw new SettingException(
          "karcis.user.bcrypt-cost (KARCIS_BCRYPT_COST)",
          "is %d, expected %d to %d".formatted(bcryptCost, MIN_COST, MAX_COST));
    }
    if (hashQueue < 1) {
      throw new SettingException(
          "karcis.user.hash-queue", "is %d, expected 1 or more".formatted(hashQueue));
    }
    if (hashNice < 0 || hashNice > MAX_NICE) {
      throw new SettingException(
          "karcis.user.hash-nice", "is %d, expected 0 to %d".formatted(hashNice, MAX_NICE));
    }
    return this;
  }

  int threads() {
    return hashThreads > 0
        ? hashThreads
        : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }
}
