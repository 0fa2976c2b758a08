package id.karcis.local;

import java.util.List;

/// One thing that `./karcis` does. What goes wrong and can be put right is a [LocalException].
interface Command {

  /// One line for the help.
  String summary();

  /// Names of the arguments it needs, in capitals.
  default List<String> arguments() {
    return List.of();
  }

  /// Names of those that may follow, in capitals.
  default List<String> optionalArguments() {
    return List.of();
  }

  /// Returns the exit code.
  int run(List<String> args, LocalSettings settings);
}
