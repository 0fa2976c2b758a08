package id.karcis.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.StatusProtos;
import id.karcis.user.UserServiceTest;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What somebody gets who tries passwords. Each test comes from networks of its own.
class LoginAbuseTest extends UserServiceTest {

  private static final int MANY = 10_000;
  private static final String HOME = "2001:db8:40e::7";

  @Autowired private PasswordHashes hashes;

  private User login(String address, String email, String password) {
    var request = LoginRequest.newBuilder().setEmail(email).setPassword(password).build();
    return with(auth(), "x-forwarded-for", address).login(request).getUser();
  }

  private Refusal refused(String address, String email, String password) {
    return refusal(() -> login(address, email, password));
  }

  @Test
  void neverKeepsTheOwnerOutHoweverOftenAStrangerTries() {
    var user = newCustomer();
    guessUntilTheWaitIsLong("2001:db8:a:1::1", user);
    assertThat(refused("2001:db8:a:1::1", user.getEmail(), PASSWORD).reason())
        .as("the stranger, even with the right one")
        .isEqualTo(ErrorReason.TOO_MANY_REQUESTS);

    assertThat(login(HOME, user.getEmail(), PASSWORD)).isEqualTo(user);
  }

  /// Two seconds, so that a slow machine has time to look.
  private void guessUntilTheWaitIsLong(String address, User user) {
    for (int i = 0; i < MANY; i++) {
      var wait = refused(address, user.getEmail(), "guess number " + i).retryAfter();
      if (wait != null && wait.compareTo(Tries.FIRST_WAIT) > 0) {
        return;
      }
    }
    throw new AssertionError("nobody slowed the guesser down");
  }

  @Test
  void neverWaitsLongerThanFiveMinutes() {
    var user = newCustomer();
    for (int i = 0; i < 20; i++) {
      refused("2001:db8:a:2::1", user.getEmail(), "guess number " + i);
    }
    assertThat(refused("2001:db8:a:2::1", user.getEmail(), "one more").retryAfter())
        .isPositive()
        .isLessThanOrEqualTo(Tries.LONGEST_WAIT);
  }

  @Test
  void takesAWholeIpv6NetworkForOneGuesser() {
    var user = newCustomer();
    var told =
        IntStream.range(0, 4 * Tries.FREE)
            .mapToObj(i -> refused("2001:db8:a:3::" + i, user.getEmail(), "a guess").reason());

    assertThat(told).contains(ErrorReason.TOO_MANY_REQUESTS);
  }

  @Test
  void looksAtFewOfManyGuessesThatComeAtOnce() throws Exception {
    var user = newCustomer();
    var before = hashes.done();
    Callable<ErrorReason> guess =
        () -> refused("2001:db8:a:4::1", user.getEmail(), UUID.randomUUID().toString()).reason();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var told =
          threads.invokeAll(IntStream.range(0, 60).mapToObj(_ -> guess).toList()).stream()
              .map(result -> result.resultNow())
              .toList();
      assertThat(told).containsOnly(ErrorReason.BAD_CREDENTIALS, ErrorReason.TOO_MANY_REQUESTS);
      var looked = told.stream().filter(ErrorReason.BAD_CREDENTIALS::equals).count();
      // The waits of one, two and four seconds may pass meanwhile.
      assertThat(looked).isBetween((long) Tries.FREE, Tries.FREE + 3L);
      assertThat(hashes.done() - before).isEqualTo(looked);
    }
  }

  @Test
  void letsOnePersonInManyTimesAtOnce() throws Exception {
    var user = newCustomer();
    Callable<User> attempt = () -> login("2001:db8:a:6::1", user.getEmail(), PASSWORD);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var told = threads.invokeAll(IntStream.range(0, 30).mapToObj(_ -> attempt).toList());
      assertThat(told).allSatisfy(result -> assertThat(result.resultNow()).isEqualTo(user));
    }
  }

  @Test
  void forgetsMistypingsAfterTheRightPassword() {
    var user = newCustomer();
    for (int round = 0; round < 3; round++) {
      for (int i = 1; i < Tries.FREE; i++) {
        assertThat(refused("2001:db8:a:5::1", user.getEmail(), "mistyped it").reason())
            .isEqualTo(ErrorReason.BAD_CREDENTIALS);
      }
      assertThat(login("2001:db8:a:5::1", user.getEmail(), PASSWORD)).isEqualTo(user);
    }
  }

  /// Everything but the time of an answer.
  private record Answer(com.google.rpc.Status status, List<String> metadata, long hashes) {}

  private Answer answer(String email) {
    var before = hashes.done();
    var failure =
        Assertions.catchThrowableOfType(
            StatusRuntimeException.class, () -> login(HOME, email, "another password"));
    var status = Objects.requireNonNull(StatusProto.fromThrowable(failure));
    var trailers = Objects.requireNonNull(failure.getTrailers());
    return new Answer(status, texts(trailers), hashes.done() - before);
  }

  private static List<String> texts(Metadata metadata) {
    var texts = new ArrayList<String>();
    for (var name : metadata.keys().stream().sorted().toList()) {
      texts.add(
          name.endsWith(Metadata.BINARY_HEADER_SUFFIX)
              ? name
              : name + "=" + metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
    }
    return texts;
  }

  /// As whoever signs in elsewhere only.
  private String newCustomerWithoutPassword() {
    var user = newCustomer();
    jdbc.sql("update accounts set password_hash = null where id = ?")
        .param(UUID.fromString(user.getId()))
        .update();
    return user.getEmail();
  }

  @Test
  void givesNothingAwayAboutAnAddress() {
    var deleted = newCustomer();
    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(deleted.getId()).build());
    var answers = new LinkedHashMap<String, Answer>();
    answers.put("wrong password", answer(newCustomer().getEmail()));
    answers.put("unknown", answer(newEmail()));
    answers.put("deleted", answer(deleted.getEmail()));
    answers.put("no password", answer(newCustomerWithoutPassword()));
    answers.put("impossible", answer("a\u0000b"));

    var expected = Objects.requireNonNull(answers.get("wrong password"));
    assertThat(StatusProtos.fromProto(expected.status()).code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(expected.hashes()).isEqualTo(1);
    assertThat(answers).allSatisfy((_, answer) -> assertThat(answer).isEqualTo(expected));
  }

  @Test
  void worksAsHardForNobodyAsForAnAccount() {
    var stored =
        jdbc.sql("select password_hash from accounts where id = ?")
            .param(UUID.fromString(newCustomer().getId()))
            .query(String.class)
            .single();
    assertThat(hashes.nobodysHash()).startsWith(stored.substring(0, "$2a$04$".length()));
  }

  @Test
  void worksAsHardForATakenAddressAsForAFreeOne() {
    var taken = newCustomer();
    var before = hashes.done();
    assertThat(
            refusal(() -> users().createUser(registration().setEmail(taken.getEmail()).build()))
                .reason())
        .isEqualTo(ErrorReason.EMAIL_TAKEN);
    assertThat(hashes.done() - before).isEqualTo(1);
    users().createUser(registration().build());
    assertThat(hashes.done() - before).isEqualTo(2);
  }
}
