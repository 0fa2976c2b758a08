package id.karcis.user.session;

import id.karcis.platform.identity.EndedSessions;
import id.karcis.platform.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a key signs access tokens.
///
/// @param tokenKeyLifetime after which a new one is made
/// @param tokenKeyLead for which a new key is published before it signs: long enough for every
///   service to have fetched it, which takes them up to a minute (`karcis.token-keys.fresh`) beside
///   the third of this for which an instance of user-svc may answer with the keys it knew
@ConfigurationProperties("karcis.user")
record TokenKeySettings(
    @DefaultValue("30d") Duration tokenKeyLifetime, @DefaultValue("3m") Duration tokenKeyLead) {

  private static final Duration SHORTEST_LEAD = Duration.ofSeconds(1);
  private static final int READS_PER_LEAD = 3;

  TokenKeySettings {
    if (tokenKeyLead.compareTo(SHORTEST_LEAD) < 0) {
      throw new SettingException(
          "karcis.user.token-key-lead",
          "is %s, expected %s or more".formatted(tokenKeyLead, SHORTEST_LEAD));
    }
    if (tokenKeyLifetime.compareTo(tokenKeyLead.multipliedBy(2)) < 0) {
      throw new SettingException(
          "karcis.user.token-key-lifetime (KARCIS_TOKEN_KEY_LIFETIME)",
          "is %s, expected %s or more".formatted(tokenKeyLifetime, tokenKeyLead.multipliedBy(2)));
    }
  }

  /// For which an instance works with the keys it read.
  Duration readEvery() {
    return tokenKeyLead.dividedBy(READS_PER_LEAD);
  }

  /// After the birth of its successor, when the last token that a key signed is dead.
  Duration retiredAfter() {
    return tokenKeyLead.plus(readEvery()).plus(EndedSessions.KEPT);
  }
}
