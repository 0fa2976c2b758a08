package id.karcis.edge.envoy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.AnnotationsProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import id.karcis.edge.envoy.EnvoyConfig.Cluster;
import id.karcis.edge.envoy.EnvoyConfig.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvoyConfigTest {

  private static final Path CHECKED_IN = Path.of("..", "envoy.yaml");

  private static final List<Cluster> CLUSTERS =
      List.of(
          new Cluster("karcis.user.v1", "user-svc", 3002),
          new Cluster("karcis.booking.v1", "booking-svc", 3003),
          new Cluster("karcis.payment.v1", "payment-svc", 3005));

  private static final Set<String> REDIRECTS =
      Set.of(
          "karcis.user.v1.AuthService.StartGoogleSignIn",
          "karcis.user.v1.AuthService.CompleteGoogleSignIn");

  private static final Place PLACE = new Place(8080, 9901, 3001, "proto/target/classes/api.desc");

  /// After a change of the contract: `./mvnw -pl edge -am test -Dtest=EnvoyConfigTest
  /// -Denvoy.write=true -Dsurefire.failIfNoSpecifiedTests=false`.
  @Test
  void checkedInFileIsFresh() throws IOException {
    var fresh = EnvoyConfig.of(api(), CLUSTERS, REDIRECTS, PLACE);
    if (Boolean.getBoolean("envoy.write")) {
      Files.writeString(CHECKED_IN, fresh);
    }
    assertThat(CHECKED_IN).content().isEqualTo(fresh);
  }

  @Test
  void refusesAServiceThatNoClusterServes() {
    assertThatThrownBy(() -> EnvoyConfig.of(api(), CLUSTERS.subList(0, 2), REDIRECTS, PLACE))
        .hasMessage("no cluster serves the package karcis.payment.v1");
  }

  @Test
  void refusesARedirectThatIsNoRpc() {
    assertThatThrownBy(() -> EnvoyConfig.of(api(), CLUSTERS, Set.of("a.B.C"), PLACE))
        .hasMessage("no RPC with a path has the name a.B.C");
  }

  private static FileDescriptorSet api() throws IOException {
    var extensions = ExtensionRegistry.newInstance();
    extensions.add(AnnotationsProto.http);
    try (var in = EnvoyConfigTest.class.getResourceAsStream("/api.desc")) {
      return FileDescriptorSet.parseFrom(in, extensions);
    }
  }
}
