package id.karcis.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.ExtensionRegistry;
import id.karcis.api.type.v1.Access;
import id.karcis.api.type.v1.AccessProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the descriptor set, which the edge and Envoy read, against the agreed table of routes.
class ContractTest {

  private static final FileDescriptorSet API = readDescriptorSet();

  @Test
  void publishesExactlyTheAgreedRoutes() throws IOException {
    assertThat(publishedRoutes()).containsExactlyInAnyOrderElementsOf(agreedRoutes());
  }

  @Test
  void saysOfEachRpcWhoMayCallIt() {
    assertThat(methods().filter(method -> access(method) == Access.ACCESS_UNSPECIFIED)).isEmpty();
  }

  @Test
  void givesEachPublicRpcAnHttpRule() {
    assertThat(methods().filter(m -> !m.getOptions().hasExtension(AnnotationsProto.http)))
        .isEmpty();
  }

  @Test
  void bindsNoPathTwice() {
    assertThat(publishedRoutes().stream().map(ContractTest::methodAndShape))
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsInternalServicesOutOfThePublicSet() {
    assertThat(API.getFileList().stream().map(FileDescriptorProto::getPackage))
        .noneMatch(name -> name.contains("internal"));
  }

  @Test
  void carriesTheErrorDetailsThatATranscoderPrints() {
    assertThat(API.getFileList().stream().map(FileDescriptorProto::getName))
        .contains("google/rpc/error_details.proto");
  }

  private static List<String> publishedRoutes() {
    var routes = new ArrayList<String>();
    for (var file : ourFiles().toList()) {
      for (var service : file.getServiceList()) {
        for (var method : service.getMethodList()) {
          var rule = method.getOptions().getExtension(AnnotationsProto.http);
          var rpc = file.getPackage() + "." + service.getName() + "/" + method.getName();
          var who = access(method).name().substring("ACCESS_".length());
          Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream())
              .forEach(binding -> routes.add(who + " " + methodAndPath(binding) + " " + rpc));
        }
      }
    }
    return routes;
  }

  private static String methodAndPath(HttpRule rule) {
    var path =
        switch (rule.getPatternCase()) {
          case GET -> rule.getGet();
          case PUT -> rule.getPut();
          case POST -> rule.getPost();
          case DELETE -> rule.getDelete();
          case PATCH -> rule.getPatch();
          case CUSTOM -> rule.getCustom().getPath();
          case PATTERN_NOT_SET -> throw new AssertionError("a rule without a path: " + rule);
        };
    return rule.getPatternCase().name().toUpperCase(Locale.ROOT) + " " + path;
  }

  /// A route without the names of its variables, since these do not tell two routes apart.
  private static String methodAndShape(String route) {
    var words = route.split(" ");
    return words[1] + " " + words[2].replaceAll("\\{[^}]*}", "*");
  }

  private static Access access(MethodDescriptorProto method) {
    return method.getOptions().getExtension(AccessProto.access);
  }

  private static Stream<MethodDescriptorProto> methods() {
    return ourFiles()
        .flatMap(file -> file.getServiceList().stream())
        .flatMap(service -> service.getMethodList().stream());
  }

  private static Stream<FileDescriptorProto> ourFiles() {
    return API.getFileList().stream().filter(file -> file.getPackage().startsWith("karcis."));
  }

  private static List<String> agreedRoutes() throws IOException {
    try (var in = ContractTest.class.getResourceAsStream("/routes.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private static FileDescriptorSet readDescriptorSet() {
    var extensions = ExtensionRegistry.newInstance();
    extensions.add(AnnotationsProto.http);
    extensions.add(AccessProto.access);
    try (var in = ContractTest.class.getResourceAsStream("/api.desc")) {
      return FileDescriptorSet.parseFrom(in, extensions);
    } catch (IOException e) {
      throw new AssertionError("api.desc is missing or broken", e);
    }
  }
}
