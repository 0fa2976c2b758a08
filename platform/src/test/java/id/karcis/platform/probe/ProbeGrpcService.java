package id.karcis.platform.probe;

import id.karcis.api.probe.v1.Probe;
import id.karcis.api.probe.v1.ProbeServiceGrpc.ProbeServiceImplBase;
import io.grpc.stub.StreamObserver;
import java.util.function.UnaryOperator;
import org.springframework.grpc.server.service.GrpcService;

/// Answers with what the test wants.
@GrpcService
public class ProbeGrpcService extends ProbeServiceImplBase {

  private volatile UnaryOperator<Probe> answer = request -> request;

  /// Sets what every RPC answers or throws.
  public void answer(UnaryOperator<Probe> answer) {
    this.answer = answer;
  }

  @Override
  public void askPublic(Probe request, StreamObserver<Probe> responses) {
    reply(request, responses);
  }

  @Override
  public void askUser(Probe request, StreamObserver<Probe> responses) {
    reply(request, responses);
  }

  @Override
  public void askOwner(Probe request, StreamObserver<Probe> responses) {
    reply(request, responses);
  }

  @Override
  public void askAdmin(Probe request, StreamObserver<Probe> responses) {
    reply(request, responses);
  }

  @Override
  public void askService(Probe request, StreamObserver<Probe> responses) {
    reply(request, responses);
  }

  @Override
  public void askForgotten(Probe request, StreamObserver<Probe> responses) {
    reply(request, responses);
  }

  @Override
  public void read(Probe request, StreamObserver<Probe> responses) {
    reply(request, responses);
  }

  @Override
  public void signIn(Probe request, StreamObserver<Probe> responses) {
    reply(request, responses);
  }

  @Override
  public StreamObserver<Probe> talk(StreamObserver<Probe> responses) {
    return new StreamObserver<>() {
      @Override
      public void onNext(Probe request) {
        responses.onNext(answer.apply(request));
      }

      @Override
      public void onError(Throwable failure) {
        // The caller is gone.
      }

      @Override
      public void onCompleted() {
        responses.onCompleted();
      }
    };
  }

  private void reply(Probe request, StreamObserver<Probe> responses) {
    responses.onNext(answer.apply(request));
    responses.onCompleted();
  }
}
