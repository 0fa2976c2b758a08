package id.karcis.user.export;

import id.karcis.api.payment.internal.v1.ExportPersonalDataRequest;
import id.karcis.api.payment.internal.v1.PersonalDataGrpc;
import id.karcis.api.payment.internal.v1.PersonalDataGrpc.PersonalDataBlockingStub;
import id.karcis.platform.export.PersonalDataSource;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.ServiceTokens;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What payment-svc at `karcis.payment.address` holds. While it is away there is no export.
@Component
final class GrpcPaymentData implements PersonalDataSource {

  private final PersonalDataBlockingStub stub;

  GrpcPaymentData(
      @Value("${karcis.payment.address}") String address,
      GrpcClients clients,
      ServiceTokens tokens) {
    stub =
        GrpcLimits.on(clients.stub(address, PersonalDataGrpc::newBlockingStub))
            .withInterceptors(tokens.interceptor());
  }

  @Override
  public String name() {
    return "payment";
  }

  @Override
  public Set<String> columns() {
    return Set.of();
  }

  @Override
  public String json(UUID userId) {
    var request = ExportPersonalDataRequest.newBuilder().setUserId(userId.toString()).build();
    return GrpcLimits.now(stub).exportPersonalData(request).getData().toStringUtf8();
  }
}
