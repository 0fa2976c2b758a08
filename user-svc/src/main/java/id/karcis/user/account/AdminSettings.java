package id.karcis.user.account;

import id.karcis.platform.settings.SettingException;
import id.karcis.user.password.PasswordRules;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The admin that a fresh installation begins with; both empty for none. Its text form leaves the
/// password out.
@ConfigurationProperties("karcis.admin")
record AdminSettings(@DefaultValue("") String email, @DefaultValue("") String password) {

  private static final String EMAIL_SETTING = "KARCIS_ADMIN_EMAIL";
  private static final String PASSWORD_SETTING = "KARCIS_ADMIN_PASSWORD";
  private static final int MAX_EMAIL_CHARACTERS = 254;
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]*[A-Za-z0-9]");

  boolean areGiven() {
    return !email.isBlank() || !password.isEmpty();
  }

  /// Returns the account to open; stops the start, naming the setting, if one of them cannot be
  /// used.
  Profile profile() {
    if (email.isBlank()) {
      throw new SettingException(
          EMAIL_SETTING, "is missing, while " + PASSWORD_SETTING + " is set");
    }
    if (password.isEmpty()) {
      throw new SettingException(
          PASSWORD_SETTING, "is missing, while " + EMAIL_SETTING + " is set");
    }
    if (email.length() > MAX_EMAIL_CHARACTERS || !EMAIL.matcher(email).matches()) {
      throw new SettingException(EMAIL_SETTING, "is not an email address");
    }
    var profile = new Profile(email, "Administrator", "");
    PasswordRules.objection(password, profile.guessable())
        .ifPresent(objection -> {
          throw new SettingException(PASSWORD_SETTING, objection);
        });
    return profile;
  }

  @Override
  public String toString() {
    return "AdminSettings[given=" + areGiven() + "]";
  }
}
