package id.karcis.local;

import id.karcis.platform.embedded.EmbeddedServerException;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `./karcis` command. To add a command, write a [Command] and name it in [#COMMANDS].
public final class Karcis {

  /// Exit codes besides 0: something went wrong, and the command line was.
  static final int FAILED = 1;

  static final int MISUSED = 2;

  private static final Map<String, Command> COMMANDS = commands();

  private Karcis() {}

  private static Map<String, Command> commands() {
    var commands = new LinkedHashMap<String, Command>();
    commands.put("up", new UpCommand());
    commands.put("down", new DownCommand());
    commands.put("status", new StatusCommand());
    commands.put("logs", new LogsCommand());
    commands.put("reset", new ResetCommand());
    commands.put("token", new TokenCommand());
    commands.put("keys", new KeysCommand());
    commands.put("bench", new BenchCommand());
    commands.put("load", new LoadCommand());
    return commands;
  }

  public static void main(String[] args) {
    var home = Path.of(System.getProperty("karcis.home", ""));
    try {
      System.exit(run(List.of(args), System.getenv(), home));
    } catch (RuntimeException e) {
      // A fault of ours. Threads of half-started services would keep the process alive.
      e.printStackTrace();
      System.exit(FAILED);
    }
  }

  static int run(List<String> args, Map<String, String> environment, Path home) {
    var command = args.isEmpty() ? null : COMMANDS.get(args.getFirst());
    if (command == null || !takes(command, args.size() - 1)) {
      return help(args, command);
    }
    try {
      return command.run(args.subList(1, args.size()), LocalSettings.from(environment, home));
    } catch (LocalException | EmbeddedServerException e) {
      System.err.println("karcis: " + e.getMessage());
      return FAILED;
    } catch (StatusRuntimeException e) {
      // Only the first line: what gRPC adds below is for its developers.
      var message = e.getMessage() == null ? "" : e.getMessage();
      System.err.println("karcis: a service refuses: " + message.lines().findFirst().orElse(""));
      return FAILED;
    }
  }

  private static boolean takes(Command command, int given) {
    var needed = command.arguments().size();
    return given >= needed && given <= needed + command.optionalArguments().size();
  }

  private static String arguments(Command command) {
    var words = new ArrayList<>(command.arguments());
    command.optionalArguments().forEach(one -> words.add("[" + one + "]"));
    return String.join(" ", words);
  }

  private static int help(List<String> args, @Nullable Command meant) {
    var asked = !args.isEmpty() && Arrays.asList("help", "-h", "--help").contains(args.getFirst());
    var out = asked ? System.out : System.err;
    if (!asked && !args.isEmpty()) {
      var expected =
          meant == null ? "" : ", expected " + String.join(" ", args.getFirst(), arguments(meant));
      out.println(
          "karcis: cannot do \"" + String.join(" ", args) + "\"" + expected.stripTrailing());
    }
    out.println("usage: ./karcis COMMAND");
    COMMANDS.forEach((name, command) ->
        out.printf("  %-16s %s%n", String.join(" ", name, arguments(command)), command.summary()));
    return asked ? 0 : MISUSED;
  }
}
