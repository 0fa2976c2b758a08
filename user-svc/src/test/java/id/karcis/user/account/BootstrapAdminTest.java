package id.karcis.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.user.v1.User;
import id.karcis.user.UserServiceTest;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BootstrapAdminTest extends UserServiceTest {

  private static final int INSTANCES = 8;

  @Autowired private Accounts accounts;
  @Autowired private Registration registration;

  private BootstrapAdmin instance(String email) {
    return new BootstrapAdmin(new AdminSettings(email, PASSWORD), accounts, registration);
  }

  @Test
  void opensOneAccountWhenInstancesStartTogether() throws Exception {
    var email = newEmail();
    Callable<Boolean> start =
        () -> {
          instance(email).afterSingletonsInstantiated();
          return true;
        };
    try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = starters.invokeAll(IntStream.range(0, INSTANCES).mapToObj(_ -> start).toList());

      assertThat(done).allMatch(result -> result.resultNow());
    }
    assertThat(login(email, PASSWORD).getUser().getRole()).isEqualTo(User.Role.ADMIN);
  }

  @Test
  void raisesNobodyWhoHasTheAddressAlready() {
    var customer = newCustomer();

    instance(customer.getEmail()).afterSingletonsInstantiated();

    assertThat(login(customer).getUser().getRole()).isEqualTo(User.Role.CUSTOMER);
  }

  @Test
  void doesNothingWithoutSettings() {
    new BootstrapAdmin(new AdminSettings("", ""), accounts, registration)
        .afterSingletonsInstantiated();

    assertThat(accounts.findByAddress("")).isEmpty();
  }
}
