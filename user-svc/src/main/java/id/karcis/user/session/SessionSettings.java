package id.karcis.user.session;

import id.karcis.platform.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long and how many.
///
/// @param idle longest time between two uses of a session, at least the life of an access token
/// @param absolute longest life of a session, used or not
/// @param perAccount sessions of one account, 1 to 100; the one longest unused gives way
/// @param maxActiveUsers users active at the same time over the whole site; 0 for no limit
@ConfigurationProperties("karcis.sessions")
record SessionSettings(
    @DefaultValue("7d") Duration idle,
    @DefaultValue("30d") Duration absolute,
    @DefaultValue("20") int perAccount,
    @DefaultValue("0") int maxActiveUsers) {

  private static final int MAX_PER_ACCOUNT = 100;

  SessionSettings {
    if (idle.compareTo(AccessTokenIssuer.LIFETIME) < 0) {
      throw new SettingException(
          "karcis.sessions.idle",
          "is %s, expected %s or more".formatted(idle, AccessTokenIssuer.LIFETIME));
    }
    if (absolute.compareTo(idle) < 0) {
      throw new SettingException(
          "karcis.sessions.absolute",
          "is %s, expected karcis.sessions.idle (%s) or more".formatted(absolute, idle));
    }
    if (perAccount < 1 || perAccount > MAX_PER_ACCOUNT) {
      throw new SettingException(
          "karcis.sessions.per-account",
          "is %d, expected 1 to %d".formatted(perAccount, MAX_PER_ACCOUNT));
    }
    if (maxActiveUsers < 0) {
      throw new SettingException(
          "karcis.sessions.max-active-users (KARCIS_MAX_ACTIVE_USERS)",
          "is %d, expected 0 (no limit) or more".formatted(maxActiveUsers));
    }
  }
}
