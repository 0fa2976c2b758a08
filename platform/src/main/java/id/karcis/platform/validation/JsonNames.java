package id.karcis.platform.validation;

/// Field names as they stand in JSON.
public final class JsonNames {

  private JsonNames() {}

  /// Turns `display_name` into `displayName`, as protobuf's JSON mapping does.
  public static String of(String protoName) {
    var json = new StringBuilder(protoName.length());
    var upper = false;
    for (int i = 0; i < protoName.length(); i++) {
      var c = protoName.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        json.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return json.toString();
  }
}
