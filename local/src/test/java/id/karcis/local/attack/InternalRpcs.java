package id.karcis.local.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The RPCs that only services may call, from the proto files in folders named `internal`.
final class InternalRpcs {

  private static final Path PROTOS = Path.of("../proto/src/main/proto");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern SERVICE = Pattern.compile("(?ms)^service (\\w+) \\{(.*?)^}");
  private static final Pattern RPC = Pattern.compile("(?m)^ *rpc (\\w+)\\(");

  private InternalRpcs() {}

  static List<Rpc> all() {
    try (var files = Files.walk(PROTOS)) {
      return files
          .filter(
              file -> file.toString().contains("/internal/") && file.toString().endsWith(".proto"))
          .flatMap(InternalRpcs::in)
          .map(Rpc::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> in(Path file) {
    try {
      var text = Files.readString(file);
      var found = PACKAGE.matcher(text);
      if (!found.find()) {
        throw new AssertionError(file + " has no package");
      }
      var name = found.group(1);
      return SERVICE
          .matcher(text)
          .results()
          .flatMap(service ->
              RPC.matcher(service.group(2))
                  .results()
                  .map(rpc -> name + "." + service.group(1) + "/" + rpc.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
