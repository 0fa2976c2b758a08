package id.karcis.booking.account;

import id.karcis.api.user.internal.v1.AccountsGrpc;
import id.karcis.api.user.internal.v1.ListContactsRequest;
import id.karcis.api.user.internal.v1.ListContactsResponse;
import id.karcis.api.user.internal.v1.ListContactsResponse.Contact;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A user-svc that knows the accounts a test tells it of, and of every other id nothing.
public final class FakeAccounts extends AccountsGrpc.AccountsImplBase {

  private static final Metadata.Key<String> SERVICE_TOKEN =
      Metadata.Key.of("x-karcis-service-token", Metadata.ASCII_STRING_MARSHALLER);

  /// As the contract has it.
  private static final int MAX_IDS = 200;

  private final Map<UUID, Contact> known = new ConcurrentHashMap<>();
  private final Set<UUID> broken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final Server server;

  /// Starts it on any free port.
  public FakeAccounts() {
    try {
      server =
          Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .intercept(new ServicesOnly())
              .addService(this)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Host and port.
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  /// Makes an account known.
  public void add(UUID id, String email, String displayName, boolean leaderboardOptOut) {
    known.put(
        id,
        Contact.newBuilder()
            .setId(id.toString())
            .setEmail(email)
            .setDisplayName(displayName)
            .setLeaderboardOptOut(leaderboardOptOut)
            .build());
  }

  /// Makes calls fail that ask for this id.
  public void breakFor(UUID id) {
    broken.add(id);
  }

  /// Answers them again.
  public void repair(UUID id) {
    broken.remove(id);
  }

  /// Calls until now.
  public int calls() {
    return calls.get();
  }

  @Override
  public void listContacts(
      ListContactsRequest request, StreamObserver<ListContactsResponse> response) {
    calls.incrementAndGet();
    var ids = request.getIdsList().stream().map(UUID::fromString).toList();
    if (ids.isEmpty() || ids.size() > MAX_IDS || Set.copyOf(ids).size() < ids.size()) {
      response.onError(Status.INVALID_ARGUMENT.asRuntimeException());
      return;
    }
    if (ids.stream().anyMatch(broken::contains)) {
      response.onError(Status.INTERNAL.asRuntimeException());
      return;
    }
    var found = ids.stream().map(known::get).filter(Objects::nonNull).toList();
    response.onNext(ListContactsResponse.newBuilder().addAllContacts(found).build());
    response.onCompleted();
  }

  private static final class ServicesOnly implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      if (headers.get(SERVICE_TOKEN) == null) {
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return next.startCall(call, headers);
    }
  }
}
