package id.karcis.platform.limit;

import id.karcis.api.type.v1.RateLimit;
import id.karcis.platform.settings.SettingException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much is allowed, each in a form such as `10/s burst 40`. The defaults are meant for a sale,
/// where thousands of honest buyers come at once and many of them share an address, because mobile
/// carriers and offices put a crowd behind one (RFC 6598).
///
/// @param scale multiplies every rate and burst; large for measuring and testing
/// @param account writes of one buyer. A purchase is three or four (hold, order, pay), and whoever
///   clicks seat after seat makes a few a second, a program hundreds: 10/s burst 40
/// @param admin writes of one admin. Tools that build a catalog and the scanners of a gate share an
///   account, and admins are few and known: 100/s burst 1000
/// @param prefix writes from one prefix, signed in or not. Generous, since accounts are limited on
///   their own: 25 purchases a second of one carrier's address: 100/s burst 500
/// @param login sign-ins from one prefix. When a sale opens, hundreds behind one address sign in
///   within minutes; trying passwords is slowed down far earlier, by the back-off on wrong ones:
///   60/min burst 120
/// @param registration new accounts from one prefix. Rarer than sign-ins, each costs a hash and a
///   row for ever, and the answer tells whether an address has an account: 20/min burst 30
/// @param session refreshes and Google sign-ins from one prefix. Every open client refreshes once
///   in ten minutes, so 30 a second are 18,000 clients behind one address: 30/s burst 300
@ConfigurationProperties("karcis.limits")
record LimitSettings(
    @DefaultValue("1") String scale,
    @DefaultValue("10/s burst 40") String account,
    @DefaultValue("100/s burst 1000") String admin,
    @DefaultValue("100/s burst 500") String prefix,
    @DefaultValue("60/min burst 120") String login,
    @DefaultValue("20/min burst 30") String registration,
    @DefaultValue("30/s burst 300") String session) {

  private static final String NAME = "karcis.limits.";
  private static final double MAX_SCALE = 1_000_000;

  Rate ofAccount() {
    return rate(NAME + "account", account);
  }

  Rate ofAdmin() {
    return rate(NAME + "admin", admin);
  }

  /// What each kind of call may do from one prefix.
  Map<RateLimit, Rate> ofPrefix() {
    var rates = new EnumMap<RateLimit, Rate>(RateLimit.class);
    rates.put(RateLimit.RATE_LIMIT_WRITE, rate(NAME + "prefix", prefix));
    rates.put(RateLimit.RATE_LIMIT_LOGIN, rate(NAME + "login", login));
    rates.put(RateLimit.RATE_LIMIT_REGISTRATION, rate(NAME + "registration", registration));
    rates.put(RateLimit.RATE_LIMIT_SESSION, rate(NAME + "session", session));
    return rates;
  }

  /// Reads a rate and scales it.
  ///
  /// @param setting where it comes from
  Rate rate(String setting, String text) {
    return Rate.of(setting, text, factor());
  }

  private double factor() {
    try {
      var factor = Double.parseDouble(scale);
      if (factor > 0 && factor <= MAX_SCALE) {
        return factor;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new SettingException(
        "karcis.limits.scale (KARCIS_LIMIT_SCALE)",
        "is '%s'; expected a number above 0 and up to %,.0f".formatted(scale, MAX_SCALE));
  }
}
