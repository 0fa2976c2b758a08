package id.karcis.platform.settings;

/// A setting is missing or wrong, so the service does not start. The message is one line that names
/// the setting, what is wrong and what was expected; it never holds a secret's value.
public final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Makes one for the setting `name`.
  public SettingException(String name, String problem) {
    super("Setting " + name + ": " + problem);
  }
}
