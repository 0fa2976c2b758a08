package id.karcis.user.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.ListSearchesRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.SaveSearchRequest;
import id.karcis.api.user.v1.SavedSearch;
import id.karcis.api.user.v1.SearchHistoryServiceGrpc;
import id.karcis.api.user.v1.SearchHistoryServiceGrpc.SearchHistoryServiceBlockingStub;
import id.karcis.platform.error.FieldViolation;
import id.karcis.user.UserServiceTest;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.beans.factory.annotation.Autowired;

class SearchHistoryContractTest extends UserServiceTest {

  @Autowired private RedissonClient redisson;

  private SearchHistoryServiceBlockingStub searches() {
    return searches(login(newCustomer()));
  }

  private SearchHistoryServiceBlockingStub searches(LoginResponse session) {
    return stub(session, SearchHistoryServiceGrpc::newBlockingStub);
  }

  private static SavedSearch save(SearchHistoryServiceBlockingStub searches, String query) {
    return searches.saveSearch(SaveSearchRequest.newBuilder().setQuery(query).build());
  }

  private static List<String> list(SearchHistoryServiceBlockingStub searches, int pageSize) {
    var seen = new ArrayList<String>();
    var request = ListSearchesRequest.newBuilder().setPageSize(pageSize);
    do {
      var page = searches.listSearches(request.build());
      assertThat(page.getSearchesCount()).isLessThanOrEqualTo(pageSize);
      page.getSearchesList().forEach(search -> seen.add(search.getQuery()));
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return seen;
  }

  @Test
  void listsNewestFirstPageByPage() {
    var mine = searches();
    var one = save(mine, "gamelan");
    save(mine, "wayang kulit");
    save(mine, "Rock di Solo");
    var last = save(mine, "🎸 'x' or 1=1 --\\n");

    assertThat(list(mine, 3))
        .containsExactly("🎸 'x' or 1=1 --\\n", "Rock di Solo", "wayang kulit", "gamelan");
    assertThat(mine.listSearches(ListSearchesRequest.getDefaultInstance()).getSearchesList())
        .startsWith(last)
        .endsWith(one);
    assertThat(list(searches(), 3)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gamelan, GAMELAN, GAMELAN",
    "gamelan, '  Gamelan ', Gamelan",
    "gamelan, '\u00a0gamelan\u2003', gamelan",
    "STRASSE, straße, straße",
    "café, cafe\u0301, cafe\u0301",
    "концерт, КОНЦЕРТ, КОНЦЕРТ"
  })
  void movesTheSameSearchToTheTop(String first, String again, String kept) {
    var mine = searches();
    save(mine, first);
    save(mine, "jazz");

    assertThat(save(mine, again).getQuery()).isEqualTo(kept);
    assertThat(list(mine, 20)).containsExactly(kept, "jazz");
  }

  @Test
  void tellsSearchesApartThatOnlyBeginAlike() {
    var mine = searches();
    save(mine, "jazz night");
    save(mine, "jazz");
    save(mine, "jaz%");

    assertThat(list(mine, 20)).containsExactly("jaz%", "jazz", "jazz night");
  }

  @Test
  void keepsTheNewestFifty() {
    var mine = searches();
    var expected = new ArrayList<String>();
    for (int i = 0; i < RedisSearches.MAX_SEARCHES + 3; i++) {
      save(mine, "search " + i);
      expected.addFirst("search " + i);
    }

    assertThat(list(mine, 20)).isEqualTo(expected.subList(0, RedisSearches.MAX_SEARCHES));
  }

  @RepeatedTest(3)
  void countsRightHoweverManyComeAtOnce() throws Exception {
    var mine = searches();
    save(mine, "the first one waits for connections");
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          people.invokeAll(
              IntStream.range(0, 80)
                  .<Callable<SavedSearch>>mapToObj(i -> () -> save(mine, "at once " + i % 60))
                  .toList());
      var times = new HashSet<Timestamp>();
      for (var answer : answers) {
        assertThat(times.add(answer.get().getSearchTime())).isTrue();
      }
    }

    assertThat(list(mine, 7)).hasSize(RedisSearches.MAX_SEARCHES).doesNotHaveDuplicates();
  }

  @Test
  void forgetsAfterAWhile() {
    var owner = newCustomer();
    var mine = searches(login(owner));
    save(mine, "gamelan");
    var set =
        redisson.<String>getScoredSortedSet(
            "karcis:user:searches:" + owner.getId(), StringCodec.INSTANCE);

    assertThat(Duration.ofMillis(set.remainTimeToLive()))
        .isBetween(RedisSearches.KEPT.minusMinutes(5), RedisSearches.KEPT);

    set.add(1_000_000, "old\nold");
    assertThat(list(mine, 20)).containsExactly("gamelan");
    save(mine, "jazz");
    assertThat(set.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u200b", "a\nb", "a\u0000b"})
  void refusesSearchesForNothing(String query) {
    var mine = searches();
    var refusal = refusal(() -> save(mine, query));

    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(refusal.violations()).extracting(FieldViolation::field).contains("query");
  }

  @Test
  void refusesLongSearchesAndBadPages() {
    var mine = searches();
    var bad =
        ListSearchesRequest.newBuilder().setPageSize(-1).setPageToken("x".repeat(1025)).build();
    var token = ListSearchesRequest.newBuilder().setPageToken("nonsense").build();

    assertThat(save(mine, "🎫".repeat(200)).getQuery()).hasSize(400);
    assertThat(refusal(() -> save(mine, "🎫".repeat(201))).violations())
        .extracting(FieldViolation::field)
        .containsExactly("query");
    assertThat(refusal(() -> mine.listSearches(bad)).violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("pageSize", "pageToken");
    assertThat(refusal(() -> mine.listSearches(token)).violations())
        .extracting(FieldViolation::field)
        .containsExactly("pageToken");
  }

  @Test
  void goesWithTheAccount() {
    var owner = newCustomer();
    save(searches(login(owner)), "gamelan");
    var key = "karcis:user:searches:" + owner.getId();
    assertThat(redisson.getKeys().countExists(key)).isEqualTo(1);

    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(owner.getId()).build());

    assertThat(redisson.getKeys().countExists(key)).isZero();
  }
}
