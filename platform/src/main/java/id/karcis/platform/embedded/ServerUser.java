package id.karcis.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// As whom PostgreSQL runs. It refuses user id 0, so root starts it in a user namespace of its own
/// (there it is nobody, on disk its files stay root's), and where namespaces are forbidden, as in
/// many containers, as the user nobody. Everybody else runs it as themselves.
///
/// @param prefix words before each PostgreSQL program
/// @param uid owner of the data folder on disk
record ServerUser(List<String> prefix, long uid) {

  private static final long ROOT = 0;
  private static final long NOBODY = 65_534;

  ServerUser {
    prefix = List.copyOf(prefix);
  }

  static ServerUser detect() {
    var self = Folders.currentUser();
    if (self != ROOT) {
      return new ServerUser(List.of(), self);
    }
    var namespaced = new ServerUser(List.of("unshare", "-U"), ROOT);
    if (namespaced.works()) {
      return namespaced;
    }
    if (nobody().works()) {
      return nobody();
    }
    throw new EmbeddedServerException(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here: start as an ordinary user");
  }

  static ServerUser nobody() {
    return new ServerUser(
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
  }

  boolean isNobody() {
    return uid == NOBODY;
  }

  private boolean works() {
    return Command.run(command("true")).ok();
  }

  List<String> command(String... words) {
    var all = new ArrayList<>(prefix);
    all.addAll(List.of(words));
    return all;
  }

  /// Hands a folder to this user, or says whose it is when it belongs to a third one.
  void adopt(Path folder) {
    try {
      var owner = Folders.ownerOf(folder);
      if (owner == uid) {
        return;
      }
      if (Folders.currentUser() != ROOT || owner != ROOT && owner != NOBODY) {
        throw new EmbeddedServerException(
            folder
                + " belongs to user "
                + Files.getOwner(folder)
                + ": start as that user or choose another data folder");
      }
      giveAway(folder);
    } catch (IOException e) {
      throw Folders.failure("cannot take over " + folder, e);
    }
  }

  private void giveAway(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.toList()) {
        Files.setAttribute(path, "unix:uid", (int) uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
