package id.karcis.edge.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.InvalidProtocolBufferException;
import id.karcis.edge.conformance.ConformanceApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The public contract keeps to the rules.
class ApiLintTest {
  private static byte[] contract() {
    try (InputStream in = ApiLintTest.class.getResourceAsStream("/api.desc")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void findsNothingInThePublicContract() {
    ApiModel model = ApiModel.load(contract());
    assertThat(model.routes()).hasSizeGreaterThan(50);
    assertThat(ApiLint.problems(model)).isEmpty();
  }

  @Test
  void keepsInternalServicesOutOfThePublicContract() throws InvalidProtocolBufferException {
    var files =
        FileDescriptorSet.parseFrom(contract()).getFileList().stream()
            .map(FileDescriptorProto::getPackage);
    assertThat(files).noneMatch(name -> name.contains(".internal."));
  }

  /// The conformance contract breaks some rules on purpose.
  @Test
  void findsWhatIsWrong() {
    assertThat(ApiLint.problems(new ConformanceApi().model()))
        .contains(
            "karcis.conformance.v1.EchoService.Hidden: an internal RPC in a public service",
            "karcis.conformance.v1.EchoService.ReportItem REPORT /v1/items/{item_id}: method REPORT",
            "karcis.conformance.v1.EchoService.SearchItems GET /v1/items/search:"
                + " karcis.conformance.v1.Item.labels cannot be given in a query");
  }
}
