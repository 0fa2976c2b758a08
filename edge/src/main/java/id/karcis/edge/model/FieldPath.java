package id.karcis.edge.model;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field, reached through singular messages.
///
/// @param fields from the request message down; never empty
public record FieldPath(List<FieldDescriptor> fields) {

  /// More steps than a sensible message is deep; protobuf parsers stop at 100.
  private static final int LONGEST = 32;

  public FieldPath {
    fields = List.copyOf(fields);
  }

  /// Follows names, each of them a proto name or a JSON name, or answers null if one of them is
  /// unknown.
  public static @Nullable FieldPath find(Descriptor type, String dotted) {
    var fields = new ArrayList<FieldDescriptor>();
    Descriptor at = type;
    String[] names = dotted.split("\\.", LONGEST + 1);
    if (names.length > LONGEST) {
      return null;
    }
    for (String name : names) {
      FieldDescriptor field = at == null ? null : fieldOf(at, name);
      if (field == null) {
        return null;
      }
      fields.add(field);
      at = descends(field) ? field.getMessageType() : null;
    }
    return new FieldPath(fields);
  }

  /// The field of a message by proto name or JSON name.
  public static @Nullable FieldDescriptor fieldOf(Descriptor type, String name) {
    FieldDescriptor byName = type.findFieldByName(name);
    if (byName != null) {
      return byName;
    }
    return type.getFields().stream()
        .filter(f -> f.getJsonName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static boolean descends(FieldDescriptor field) {
    return field.getType() == FieldDescriptor.Type.MESSAGE && !field.isRepeated();
  }

  /// The field at the end of the path.
  public FieldDescriptor last() {
    return fields.getLast();
  }

  /// Whether one of the two is a part of the other.
  public boolean overlaps(FieldPath other) {
    int common = Math.min(fields.size(), other.fields.size());
    return fields.subList(0, common).equals(other.fields.subList(0, common));
  }

  /// The builder of the message that holds the last field, made where it is absent.
  public Message.Builder holderIn(Message.Builder request) {
    Message.Builder holder = request;
    for (FieldDescriptor field : fields.subList(0, fields.size() - 1)) {
      holder = holder.getFieldBuilder(field);
    }
    return holder;
  }

  /// The path as clients see it: JSON names with dots.
  public String jsonPath() {
    return String.join(".", fields.stream().map(FieldDescriptor::getJsonName).toList());
  }
}
