package id.karcis.user.account;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.identity.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Opens the first admin's account before the service takes calls. An account that is there already
/// stays as it is, password included; of two instances that start at once, one opens it.
@Component
@EnableConfigurationProperties(AdminSettings.class)
final class BootstrapAdmin implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(BootstrapAdmin.class);

  private final AdminSettings settings;
  private final Accounts accounts;
  private final Registration registration;

  BootstrapAdmin(AdminSettings settings, Accounts accounts, Registration registration) {
    this.settings = settings;
    this.accounts = accounts;
    this.registration = registration;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (!settings.areGiven()) {
      return;
    }
    var profile = settings.profile();
    var present = accounts.findByAddress(profile.email());
    if (present.isEmpty()) {
      open(profile);
    } else if (!present.get().isAdmin()) {
      log.warn("The account of KARCIS_ADMIN_EMAIL is no admin's and stays so");
    }
  }

  private void open(Profile profile) {
    try {
      registration.open(new NewAccount(profile, settings.password(), Role.ADMIN));
      log.info("Opened the admin account of KARCIS_ADMIN_EMAIL");
    } catch (Refusal refusal) {
      if (refusal.reason() != ErrorReason.EMAIL_TAKEN) {
        throw refusal;
      }
      log.info("Another instance opened the admin account");
    }
  }
}
