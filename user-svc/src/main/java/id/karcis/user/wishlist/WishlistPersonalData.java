package id.karcis.user.wishlist;

import id.karcis.platform.export.PersonalDataSource;
import id.karcis.platform.export.PersonalRows;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The wishlist, for the export of an account.
@Configuration(proxyBeanMethods = false)
class WishlistPersonalData {

  @Bean
  PersonalDataSource exportedWishlist(JdbcClient jdbc) {
    return new PersonalRows(
        jdbc,
        "wishlist_items",
        Set.of("wishlist_items.account_id"),
        """
        select event_id, create_time from wishlist_items
        where account_id = :user order by create_time desc, event_id desc
        """);
  }
}
