package id.karcis.booking.account;

import id.karcis.api.user.internal.v1.AccountsGrpc;
import id.karcis.api.user.internal.v1.AccountsGrpc.AccountsBlockingStub;
import id.karcis.api.user.internal.v1.ListContactsRequest;
import id.karcis.api.user.internal.v1.ListContactsResponse;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.ServiceTokens;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Asks user-svc over gRPC, as booking-svc.
@Component
class GrpcAccounts implements Accounts {

  private static final Logger log = LoggerFactory.getLogger(GrpcAccounts.class);

  private static final String NAME = "user-svc";

  /// Shorter than the ten seconds that calls and messages have here.
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  /// As many as the contract allows.
  private static final int IDS_A_CALL = 200;

  private final AccountsBlockingStub stub;

  GrpcAccounts(
      GrpcClients clients, ServiceTokens tokens, @Value("${karcis.user.address}") String address) {
    stub =
        clients.stub(address, AccountsGrpc::newBlockingStub).withInterceptors(tokens.interceptor());
  }

  @Override
  public Map<UUID, Contact> contacts(Collection<UUID> ids) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("user-svc is asked outside transactions only");
    }
    return ids.stream()
        .distinct()
        .gather(Gatherers.windowFixed(IDS_A_CALL))
        .flatMap(some -> ask(some).getContactsList().stream())
        .map(GrpcAccounts::contact)
        .collect(Collectors.toUnmodifiableMap(Contact::id, Function.identity()));
  }

  private ListContactsResponse ask(List<UUID> ids) {
    var request =
        ListContactsRequest.newBuilder()
            .addAllIds(ids.stream().map(UUID::toString).toList())
            .build();
    try {
      return stub.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
          .listContacts(request);
    } catch (StatusRuntimeException e) {
      log.atWarn()
          .addKeyValue("neighbour", NAME)
          .addKeyValue("code", e.getStatus().getCode())
          .log("user-svc did not tell contacts: {}", e.getStatus().getDescription());
      throw Refusals.unavailable(NAME);
    }
  }

  private static Contact contact(ListContactsResponse.Contact contact) {
    return new Contact(
        UUID.fromString(contact.getId()),
        contact.getEmail(),
        contact.getDisplayName(),
        contact.getLeaderboardOptOut());
  }
}
