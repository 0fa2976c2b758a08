package id.karcis.user.password;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Lets a thread give way to others of the machine, which Java's own priorities do not on Linux:
/// there the nice value (`nice(2)`) is one of the thread. On other systems, where it is one of the
/// process, nothing happens.
final class ThreadNice {

  private ThreadNice() {}

  /// Lets the calling thread, a platform thread, give way more than it does.
  ///
  /// @param more 0 to 19
  static void add(int more) {
    nice()
        .ifPresent(call -> {
          try {
            var _ = (int) call.invokeExact(more);
          } catch (Throwable e) {
            throw new IllegalStateException("nice", e);
          }
        });
  }

  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> nice() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    var linker = Linker.nativeLinker();
    var signature = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    return linker
        .defaultLookup()
        .find("nice")
        .map(address -> linker.downcallHandle(address, signature));
  }
}
