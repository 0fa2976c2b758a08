package id.karcis.platform.validation;

import static org.assertj.core.api.Assertions.assertThat;

import build.buf.validate.ValidateProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No caller has to read a regular expression to learn what was expected.
class PatternWordsTest {

  @Test
  void knowsEveryPatternOfTheContract() throws IOException {
    var patterns = patterns().distinct().toList();
    assertThat(patterns).contains("^BKG-[A-Z0-9]{5,12}$");
    assertThat(patterns).allSatisfy(it -> assertThat(PatternWords.of(it)).as(it).isPresent());
  }

  private static Stream<String> patterns() throws IOException {
    var extensions = ExtensionRegistry.newInstance();
    ValidateProto.registerAllExtensions(extensions);
    try (var in = PatternWordsTest.class.getResourceAsStream("/api.desc")) {
      return FileDescriptorSet.parseFrom(Objects.requireNonNull(in), extensions)
          .getFileList()
          .stream()
          .filter(file -> file.getPackage().startsWith("karcis."))
          .flatMap(file -> file.getMessageTypeList().stream())
          .flatMap(PatternWordsTest::fields)
          .map(field -> field.getOptions().getExtension(ValidateProto.field))
          .flatMap(
              rules -> Stream.of(rules.getString(), rules.getRepeated().getItems().getString()))
          .filter(rules -> rules.hasPattern())
          .map(rules -> rules.getPattern());
    }
  }

  private static Stream<FieldDescriptorProto> fields(DescriptorProto message) {
    return Stream.concat(
        message.getFieldList().stream(),
        message.getNestedTypeList().stream().flatMap(PatternWordsTest::fields));
  }
}
