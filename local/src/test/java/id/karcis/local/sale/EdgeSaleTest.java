package id.karcis.local.sale;

/// The public API through the edge.
class EdgeSaleTest extends PublicApiTest {

  @Override
  Rest translator() {
    return Rest.at(RunningPlatform.get().edge());
  }
}
