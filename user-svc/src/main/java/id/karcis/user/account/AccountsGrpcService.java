package id.karcis.user.account;

import id.karcis.api.user.internal.v1.AccountsGrpc;
import id.karcis.api.user.internal.v1.ListContactsRequest;
import id.karcis.api.user.internal.v1.ListContactsResponse;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.stream.IntStream;
import org.springframework.grpc.server.service.GrpcService;

/// Accounts over gRPC, for other services.
@GrpcService
class AccountsGrpcService extends AccountsGrpc.AccountsImplBase {

  private final Contacts contacts;

  AccountsGrpcService(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public void listContacts(
      ListContactsRequest request, StreamObserver<ListContactsResponse> response) {
    var ids =
        IntStream.range(0, request.getIdsCount())
            .mapToObj(i -> Ids.uuid("ids[%d]".formatted(i), request.getIds(i)))
            .toList();
    var found = contacts.of(ids).stream().map(AccountsGrpcService::toProto).toList();
    response.onNext(ListContactsResponse.newBuilder().addAllContacts(found).build());
    response.onCompleted();
  }

  private static ListContactsResponse.Contact toProto(Contacts.Contact contact) {
    return ListContactsResponse.Contact.newBuilder()
        .setId(contact.id().toString())
        .setEmail(contact.email())
        .setDisplayName(contact.displayName())
        .setLeaderboardOptOut(contact.leaderboardOptOut())
        .build();
  }
}
