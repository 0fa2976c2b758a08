package id.karcis.payment.personal;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import id.karcis.api.payment.internal.v1.ExportPersonalDataRequest;
import id.karcis.api.payment.internal.v1.PersonalDataGrpc;
import id.karcis.platform.export.PersonalDataFile;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// What user-svc may ask for the export of an account, over gRPC.
@GrpcService
class PersonalDataGrpcService extends PersonalDataGrpc.PersonalDataImplBase {

  private final PersonalDataFile file;

  PersonalDataGrpcService(PersonalDataFile file) {
    this.file = file;
  }

  @Override
  public void exportPersonalData(
      ExportPersonalDataRequest request, StreamObserver<HttpBody> response) {
    var json = file.json(Ids.uuid("userId", request.getUserId()));
    response.onNext(
        HttpBody.newBuilder()
            .setContentType("application/json")
            .setData(ByteString.copyFromUtf8(json))
            .build());
    response.onCompleted();
  }
}
