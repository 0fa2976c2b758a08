package id.karcis.booking.event.view;

import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/// A ranking that tells when it is asked, for tests of other packages.
public final class WatchedRanking {

  private WatchedRanking() {}

  /// What is popular by such a ranking.
  public static Popularity popularity(BeanFactory beans, Runnable asked) {
    return new Popularity(
        _ -> {
          asked.run();
          return List.of();
        },
        beans.getBean(StoredViews.class));
  }
}
