package id.karcis.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.internal.v1.AccountsGrpc;
import id.karcis.api.user.internal.v1.AccountsGrpc.AccountsBlockingStub;
import id.karcis.api.user.internal.v1.ListContactsRequest;
import id.karcis.api.user.internal.v1.ListContactsResponse.Contact;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.identity.ServiceTokens;
import id.karcis.user.UserServiceTest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContactsContractTest extends UserServiceTest {

  private AccountsBlockingStub accounts() {
    var service =
        new ServiceTokens(
            "booking-svc", "a secret of more than thirty-two bytes", Clock.systemUTC());
    return clients
        .stub(address(), AccountsGrpc::newBlockingStub)
        .withInterceptors(service.interceptor());
  }

  private static ListContactsRequest of(String... ids) {
    return ListContactsRequest.newBuilder().addAllIds(List.of(ids)).build();
  }

  @Test
  void tellsNameAndAddressOfThoseWhoExist() {
    var ratna = newCustomer();
    var boss = newAdmin();
    var gone = newCustomer();
    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(gone.getId()).build());
    var request = of(ratna.getId(), UUID.randomUUID().toString(), gone.getId(), boss.getId());

    assertThat(accounts().listContacts(request).getContactsList())
        .containsExactlyInAnyOrder(contact(ratna), contact(boss));
  }

  @Test
  void tellsWhoIsNotToBeShown() {
    var shy = newCustomer();
    var _ =
        users(login(shy))
            .updateUser(
                UpdateUserRequest.newBuilder()
                    .setUser(User.newBuilder().setId("me").setLeaderboardOptOut(true))
                    .build());

    assertThat(accounts().listContacts(of(shy.getId())).getContactsList())
        .containsExactly(contact(shy).toBuilder().setLeaderboardOptOut(true).build());
  }

  private static Contact contact(User user) {
    return Contact.newBuilder()
        .setId(user.getId())
        .setEmail(user.getEmail())
        .setDisplayName(user.getDisplayName())
        .build();
  }

  @Test
  void answersServicesOnly() {
    var session = adminSession();
    var request = of(UUID.randomUUID().toString());

    assertThat(
            refusal(() -> stub(session, AccountsGrpc::newBlockingStub).listContacts(request))
                .reason())
        .isEqualTo(ErrorReason.TOKEN_MISSING);
  }

  @Test
  void takesTwoHundredIdsEachOnce() {
    var ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(201).toList();
    var id = ids.getFirst();

    assertThat(accounts().listContacts(of(ids.subList(0, 200).toArray(String[]::new))))
        .isEqualTo(accounts().listContacts(of(id)));
    for (var wrong : List.of(of(), of(id, id), of("x"), of(ids.toArray(String[]::new)))) {
      assertThat(refusal(() -> accounts().listContacts(wrong)).reason())
          .isEqualTo(ErrorReason.INVALID_FIELD);
    }
  }
}
