package id.karcis.edge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.api.AnnotationsProto;
import com.google.api.CustomHttpPattern;
import com.google.api.HttpBodyProto;
import com.google.api.HttpRule;
import com.google.protobuf.AnyProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the edge refuses to start with.
class ApiModelTest {
  private static MethodDescriptorProto.Builder rpc(String name, HttpRule rule) {
    return MethodDescriptorProto.newBuilder()
        .setName(name)
        .setInputType(".t.M")
        .setOutputType(".t.M")
        .setOptions(MethodOptions.newBuilder().setExtension(AnnotationsProto.http, rule));
  }

  private static FieldDescriptorProto field(
      String name, int number, FieldDescriptorProto.Type type) {
    var field = FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setType(type);
    if (type == FieldDescriptorProto.Type.TYPE_MESSAGE) {
      field.setTypeName(".t.M");
    }
    return field.build();
  }

  private static ApiModel load(MethodDescriptorProto.Builder... rpcs) {
    var file =
        field("file", 4, FieldDescriptorProto.Type.TYPE_MESSAGE).toBuilder()
            .setTypeName(".google.api.HttpBody");
    var files =
        field("files", 5, FieldDescriptorProto.Type.TYPE_MESSAGE).toBuilder()
            .setTypeName(".google.api.HttpBody")
            .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED);
    var tags = field("tags", 3, FieldDescriptorProto.Type.TYPE_STRING).toBuilder();
    var message =
        DescriptorProto.newBuilder()
            .setName("M")
            .addField(field("id", 1, FieldDescriptorProto.Type.TYPE_STRING))
            .addField(field("m", 2, FieldDescriptorProto.Type.TYPE_MESSAGE))
            .addField(file)
            .addField(files)
            .addField(tags.setLabel(FieldDescriptorProto.Label.LABEL_REPEATED));
    var service = ServiceDescriptorProto.newBuilder().setName("S");
    List.of(rpcs).forEach(service::addMethod);
    var proto =
        FileDescriptorProto.newBuilder()
            .setName("t.proto")
            .setSyntax("proto3")
            .setPackage("t")
            .addDependency("google/api/httpbody.proto")
            .addMessageType(message)
            .addService(service);
    return ApiModel.load(
        FileDescriptorSet.newBuilder()
            .addFile(AnyProto.getDescriptor().toProto())
            .addFile(HttpBodyProto.getDescriptor().toProto())
            .addFile(proto)
            .build()
            .toByteArray());
  }

  private static void assertRefused(String why, MethodDescriptorProto.Builder... rpcs) {
    assertThatIllegalArgumentException().isThrownBy(() -> load(rpcs)).withMessageContaining(why);
  }

  private static HttpRule.Builder get(String path) {
    return HttpRule.newBuilder().setGet(path);
  }

  @Test
  void readsRulesAndTheirAdditionalBindings() {
    HttpRule rule =
        get("/a/{id}")
            .addAdditionalBindings(HttpRule.newBuilder().setPost("/b").setBody("*"))
            .build();
    ApiModel model = load(rpc("A", rule));
    assertThat(model.routes()).extracting(Route::method).containsExactly("GET", "POST");
    assertThat(model.routes()).extracting(Route::grpcPath).containsOnly("/t.S/A");
  }

  @Test
  void refusesTwoRulesForTheSameRequests() {
    assertRefused(
        "t.S.B: two rules for GET /a/*",
        rpc("A", get("/a/{id}").build()),
        rpc("B", get("/a/{m.id}").build()));
  }

  @Test
  void refusesResponseBody() {
    assertRefused("t.S.A: response_body", rpc("A", get("/a").setResponseBody("m").build()));
  }

  @Test
  void refusesClientStreamsThatAreNoFiles() {
    for (String body : List.of("", "*", "m", "id", "files")) {
      var rule = HttpRule.newBuilder().setPost("/a").setBody(body).build();
      assertRefused("t.S.A: client streaming is for files", upload(rule));
    }
    var rule = HttpRule.newBuilder().setPost("/a").setBody("file");
    assertRefused("t.S.A: client streaming", upload(rule.build()).setServerStreaming(true));
    rule.addAdditionalBindings(HttpRule.newBuilder().setPost("/b").setBody("*"));
    assertRefused("t.S.A: client streaming is for files", upload(rule.build()));
  }

  @Test
  void takesFilesAsClientStreams() {
    ApiModel model = load(upload(HttpRule.newBuilder().setPost("/a").setBody("file").build()));
    assertThat(model.routes()).allMatch(Route::uploads);
    assertThat(model.routes().getFirst().file().getName()).isEqualTo("file");
  }

  private static MethodDescriptorProto.Builder upload(HttpRule rule) {
    return rpc("A", rule).setClientStreaming(true);
  }

  @Test
  void refusesVariablesThatCannotBeBound() {
    assertRefused("path variable nope names no field", rpc("A", get("/a/{nope}").build()));
    assertRefused("path variable m must be a singular scalar", rpc("A", get("/a/{m}").build()));
    assertRefused(
        "path variable tags must be a singular scalar", rpc("A", get("/a/{tags}").build()));
    assertRefused("binds one field twice", rpc("A", get("/a/{id}/{id}").build()));
  }

  @Test
  void refusesABodyThatIsNoField() {
    assertRefused(
        "body names no field of M: nope",
        rpc("A", HttpRule.newBuilder().setPost("/a").setBody("nope").build()));
  }

  @Test
  void refusesARuleWithoutAPath() {
    assertRefused("the rule has no path", rpc("A", HttpRule.newBuilder().setBody("*").build()));
  }

  @Test
  void readsMethodsOfTheirOwnName() {
    var custom =
        HttpRule.newBuilder()
            .setCustom(CustomHttpPattern.newBuilder().setKind("PURGE").setPath("/a"));
    assertThat(load(rpc("A", custom.build())).routes())
        .extracting(Route::method)
        .containsExactly("PURGE");
  }

  @Test
  void refusesBytesThatAreNoDescriptorSet() {
    assertThatIllegalArgumentException().isThrownBy(() -> ApiModel.load(new byte[] {1, 2, 3}));
  }
}
