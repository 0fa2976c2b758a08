package id.karcis.platform.limit;

/// Makes limits for what a feature wants to count beside calls.
public final class Quotas {

  private final Buckets buckets;
  private final LimitSettings settings;

  Quotas(Buckets buckets, LimitSettings settings) {
    this.buckets = buckets;
    this.settings = settings;
  }

  /// Makes one.
  ///
  /// @param setting the setting that it comes from, which also names it to the other instances
  /// @param rate such as `10/min burst 50`, multiplied by `karcis.limits.scale`
  /// @throws id.karcis.platform.settings.SettingException if the rate has another form
  public Quota of(String setting, String rate) {
    return new Quota(buckets, setting, settings.rate(setting, rate));
  }
}
