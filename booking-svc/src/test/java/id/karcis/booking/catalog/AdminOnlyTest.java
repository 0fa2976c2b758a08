package id.karcis.booking.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import id.karcis.api.booking.v1.CategoryServiceGrpc;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.LocationServiceGrpc;
import id.karcis.api.booking.v1.SeasonServiceGrpc;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc;
import id.karcis.api.booking.v1.VenueServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServiceDescriptor;
import io.grpc.Status.Code;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.ClientCalls;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every RPC of the catalog that changes something, uploads aside, with an empty request: who calls
/// is checked before what is asked.
class AdminOnlyTest extends BookingTestBase {

  private static final Set<String> FOR_EVERYBODY = Set.of("RecordView");

  static Stream<MethodDescriptor<?, ?>> writes() {
    var services =
        List.of(
            LocationServiceGrpc.getServiceDescriptor(),
            CategoryServiceGrpc.getServiceDescriptor(),
            SeasonServiceGrpc.getServiceDescriptor(),
            VenueServiceGrpc.getServiceDescriptor(),
            EventServiceGrpc.getServiceDescriptor(),
            TicketTypeServiceGrpc.getServiceDescriptor());
    return services.stream()
        .map(ServiceDescriptor::getMethods)
        .flatMap(Collection::stream)
        .filter(method -> !method.isSafe() && method.getType() == MethodType.UNARY)
        .filter(method -> !FOR_EVERYBODY.contains(method.getBareMethodName()));
  }

  @ParameterizedTest
  @MethodSource("writes")
  <Q, R> void refusesEverybodyElse(MethodDescriptor<Q, R> write) {
    var anonymous = anonymous(LocationServiceGrpc::newBlockingStub);
    var buyer = stranger(LocationServiceGrpc::newBlockingStub);
    var admin = admin(LocationServiceGrpc::newBlockingStub);

    var withoutToken = refusal(() -> call(anonymous, write));
    var wrongRole = refusal(() -> call(buyer, write));
    var asAdmin = refusal(() -> call(admin, write));

    assertThat(withoutToken.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(withoutToken.reason()).isEqualTo(ErrorReason.TOKEN_MISSING);
    assertThat(wrongRole.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(wrongRole.reason()).isEqualTo(ErrorReason.ROLE_REQUIRED);
    assertThat(asAdmin.code()).isEqualTo(Code.INVALID_ARGUMENT);
  }

  private static <Q, R> void call(AbstractStub<?> stub, MethodDescriptor<Q, R> method) {
    var marshaller = (MethodDescriptor.PrototypeMarshaller<Q>) method.getRequestMarshaller();
    var answer =
        ClientCalls.blockingUnaryCall(
            stub.getChannel(), method, stub.getCallOptions(), marshaller.getMessagePrototype());
    assertThat(answer).isInstanceOf(Message.class);
  }
}
