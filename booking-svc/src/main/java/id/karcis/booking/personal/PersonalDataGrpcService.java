package id.karcis.booking.personal;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import id.karcis.api.booking.internal.v1.ErasePersonalDataRequest;
import id.karcis.api.booking.internal.v1.ErasePersonalDataResponse;
import id.karcis.api.booking.internal.v1.ExportPersonalDataRequest;
import id.karcis.api.booking.internal.v1.PersonalDataGrpc;
import id.karcis.platform.export.PersonalDataFile;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// What user-svc may ask when somebody wants their data, or when their account was deleted, over
/// gRPC.
@GrpcService
class PersonalDataGrpcService extends PersonalDataGrpc.PersonalDataImplBase {

  private final PersonalDataFile file;
  private final PersonalErasure erasure;

  PersonalDataGrpcService(PersonalDataFile file, PersonalErasure erasure) {
    this.file = file;
    this.erasure = erasure;
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

  @Override
  public void erasePersonalData(
      ErasePersonalDataRequest request, StreamObserver<ErasePersonalDataResponse> response) {
    erasure.erase(Ids.uuid("userId", request.getUserId()));
    response.onNext(ErasePersonalDataResponse.getDefaultInstance());
    response.onCompleted();
  }
}
