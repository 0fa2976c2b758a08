package id.karcis.booking.leaderboard;

import id.karcis.api.booking.v1.GetLeaderboardRequest;
import id.karcis.api.booking.v1.Leaderboard;
import id.karcis.api.booking.v1.LeaderboardServiceGrpc;
import id.karcis.booking.catalog.Drafts;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.booking.dashboard.Scope;
import id.karcis.booking.event.EventDirectory;
import id.karcis.booking.leaderboard.LeaderboardReading.Entry;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.grpc.server.service.GrpcService;

/// The top buyers over gRPC.
@GrpcService
class LeaderboardGrpcService extends LeaderboardServiceGrpc.LeaderboardServiceImplBase {

  private static final int DEFAULT_LIMIT = 10;

  private final LeaderboardReading reading;
  private final EventDirectory events;

  LeaderboardGrpcService(LeaderboardReading reading, EventDirectory events) {
    this.reading = reading;
    this.events = events;
  }

  @Override
  public void getLeaderboard(GetLeaderboardRequest request, StreamObserver<Leaderboard> response) {
    var limit = request.getLimit() == 0 ? DEFAULT_LIMIT : request.getLimit();
    GrpcAnswers.send(response, toProto(reading.top(Scope.of(event(request)), limit)));
  }

  /// Refuses NOT_FOUND for an event that the caller may not see.
  private Optional<UUID> event(GetLeaderboardRequest request) {
    if (request.getEventId().isEmpty()) {
      return Optional.empty();
    }
    var event = Ids.uuid("eventId", request.getEventId());
    return Optional.of(events.terms(event, Drafts.visible()).id());
  }

  private static Leaderboard toProto(List<Entry> entries) {
    var leaderboard = Leaderboard.newBuilder();
    for (var entry : entries) {
      leaderboard
          .addEntriesBuilder()
          .setRank(entry.rank())
          .setName(entry.name())
          .setTicketCount(entry.tickets());
    }
    return leaderboard.build();
  }
}
