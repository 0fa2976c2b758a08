package id.karcis.user.search;

import id.karcis.api.user.v1.ListSearchesRequest;
import id.karcis.api.user.v1.ListSearchesResponse;
import id.karcis.api.user.v1.SaveSearchRequest;
import id.karcis.api.user.v1.SearchHistoryServiceGrpc;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.persistence.PageSizes;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Search history over gRPC. Each caller sees their own.
@GrpcService
class SearchHistoryGrpcService extends SearchHistoryServiceGrpc.SearchHistoryServiceImplBase {

  private final SearchHistory history;

  SearchHistoryGrpcService(SearchHistory history) {
    this.history = history;
  }

  @Override
  public void saveSearch(
      SaveSearchRequest request, StreamObserver<id.karcis.api.user.v1.SavedSearch> response) {
    var saved = history.save(Callers.user().userId(), request.getQuery());
    response.onNext(SearchProtos.toProto(saved));
    response.onCompleted();
  }

  @Override
  public void listSearches(
      ListSearchesRequest request, StreamObserver<ListSearchesResponse> response) {
    var size = PageSizes.of(request.getPageSize());
    var page = history.list(Callers.user().userId(), size, request.getPageToken());
    response.onNext(SearchProtos.toProto(page));
    response.onCompleted();
  }
}
