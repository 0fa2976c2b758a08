package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.User;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RegistrationContentionTest extends UserServiceTest {

  private static final int PEOPLE = 24;

  @RepeatedTest(3)
  void givesAnAddressToOneOfMany() throws Exception {
    var email = newEmail();

    var outcomes = race(index -> register(index % 2 == 0 ? email : email.toLowerCase(Locale.ROOT)));

    assertThat(outcomes).containsOnlyOnce("OK");
    assertThat(outcomes)
        .filteredOn(it -> !it.equals("OK"))
        .containsOnly(ErrorReason.EMAIL_TAKEN.name());
  }

  @Test
  void givesAnAddressToOneOfManyWhoChangeTheirs() throws Exception {
    var email = newEmail();
    var sessions = IntStream.range(0, PEOPLE).mapToObj(_ -> users(login(newCustomer()))).toList();

    var outcomes =
        race(index ->
            reason(() ->
                sessions
                    .get(index)
                    .updateUser(
                        UpdateUserRequest.newBuilder()
                            .setUser(User.newBuilder().setId("me").setEmail(email))
                            .build())));

    assertThat(outcomes).containsOnlyOnce("OK");
    assertThat(outcomes)
        .filteredOn(it -> !it.equals("OK"))
        .containsOnly(ErrorReason.EMAIL_TAKEN.name());
  }

  private String register(String email) {
    return reason(() -> users().createUser(registration().setEmail(email).build()));
  }

  private static String reason(Callable<?> call) {
    try {
      call.call();
      return "OK";
    } catch (Exception failure) {
      return refusal(
              () -> {
                throw (RuntimeException) failure;
              })
          .reason()
          .name();
    }
  }

  private static List<String> race(IntFunction<String> runner) throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, PEOPLE)
              .<Callable<String>>mapToObj(i -> () -> runner.apply(i))
              .toList();
      return people.invokeAll(tasks).stream().map(result -> result.resultNow()).toList();
    }
  }
}
