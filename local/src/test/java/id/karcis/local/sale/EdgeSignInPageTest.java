package id.karcis.local.sale;

import java.net.URI;

/// The sign-in through the edge.
class EdgeSignInPageTest extends SignInPageTest {

  @Override
  URI base() {
    return RunningPlatform.get().edge();
  }

  @Override
  Rest translator() {
    return Rest.at(base());
  }
}
