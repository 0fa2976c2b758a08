package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.user.v1.ListSearchesRequest;
import id.karcis.api.user.v1.ListWishlistRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.SaveSearchRequest;
import id.karcis.api.user.v1.SearchHistoryServiceGrpc;
import id.karcis.api.user.v1.SearchHistoryServiceGrpc.SearchHistoryServiceBlockingStub;
import id.karcis.api.user.v1.User;
import id.karcis.api.user.v1.WishlistServiceGrpc;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Nothing of whoever opened an account with somebody else's address is shown to its owner.
class ClaimedAccountTest extends GoogleSignInTest {

  private static final String ETAG = "0123456789abcdef0123456789abcdef";

  private LoginResponse claim(User squatter) {
    var owner = signIn(person(UUID.randomUUID().toString(), squatter.getEmail())).answer();
    assertThat(owner.getUser().getId()).isEqualTo(squatter.getId());
    return owner;
  }

  @Test
  void bearsTheNameOfItsOwner() {
    var squatter = newCustomer();

    assertThat(squatter.getDisplayName()).isEqualTo("Ratna");
    assertThat(claim(squatter).getUser().getDisplayName()).isEqualTo("Dewi Lestari");
  }

  @Test
  void losesThePictureOfTheOtherOne() {
    var squatter = newCustomer();
    var id = UUID.fromString(squatter.getId());
    jdbc.sql("insert into avatars (account_id, content_type, image) values (?, 'image/png', ?)")
        .param(id)
        .param(new byte[] {1, 2, 3})
        .update();
    jdbc.sql("update accounts set avatar_etag = ? where id = ?").param(ETAG).param(id).update();
    assertThat(login(squatter).getUser().getAvatarUrl()).isNotEmpty();

    assertThat(claim(squatter).getUser().getAvatarUrl()).isEmpty();
    assertThat(count("select count(*) from avatars where account_id = ?", id)).isZero();
  }

  @Test
  void losesTheOptOutOfTheOtherOne() {
    var squatter = newCustomer();
    jdbc.sql("update accounts set leaderboard_opt_out = true where id = ?")
        .param(UUID.fromString(squatter.getId()))
        .update();

    assertThat(claim(squatter).getUser().getLeaderboardOptOut()).isFalse();
  }

  @Test
  void losesTheWishlistOfTheOtherOne() {
    var squatter = newCustomer();
    var other = newCustomer();
    wishes(squatter);
    wishes(other);

    var owner = claim(squatter);

    var list = ListWishlistRequest.getDefaultInstance();
    assertThat(stub(owner, WishlistServiceGrpc::newBlockingStub).listWishlist(list).getItemsList())
        .isEmpty();
    assertThat(
            stub(login(other), WishlistServiceGrpc::newBlockingStub)
                .listWishlist(list)
                .getItemsList())
        .hasSize(1);
  }

  private void wishes(User user) {
    jdbc.sql(
            """
            insert into wishlist_items (account_id, event_id, create_time)
            values (?, gen_random_uuid(), now())
            """)
        .param(UUID.fromString(user.getId()))
        .update();
  }

  @Test
  void losesTheSearchesOfTheOtherOne() {
    var squatter = newCustomer();
    var session = login(squatter);
    var _ = searches(session).saveSearch(SaveSearchRequest.newBuilder().setQuery("jazz").build());
    var list = ListSearchesRequest.getDefaultInstance();
    assertThat(searches(session).listSearches(list).getSearchesList()).hasSize(1);

    assertThat(searches(claim(squatter)).listSearches(list).getSearchesList()).isEmpty();
  }

  private SearchHistoryServiceBlockingStub searches(LoginResponse session) {
    return stub(session, SearchHistoryServiceGrpc::newBlockingStub);
  }

  @Test
  void forgetsTheDevicesOfTheOtherOneOnly() {
    var squatter = newCustomer();
    var _ = login(squatter);
    var known =
        """
        select count(*) from sessions
        where account_id = ? and user_agent <> '' and client_address <> ''
        """;
    var id = UUID.fromString(squatter.getId());
    assertThat(count(known, id)).isEqualTo(1);

    claim(squatter);

    assertThat(count(known + " and end_time is not null", id)).isZero();
    assertThat(count(known, id)).isEqualTo(1);
  }

  private int count(String sql, UUID account) {
    return jdbc.sql(sql).param(account).query(Integer.class).single();
  }
}
