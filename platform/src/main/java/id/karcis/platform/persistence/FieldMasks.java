package id.karcis.platform.persistence;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.util.FieldMaskUtil;
import id.karcis.platform.error.Refusals;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which fields an update writes (AIP-134, AIP-161).
public final class FieldMasks {

  private static final String EVERYTHING = "*";

  private FieldMasks() {}

  /// Returns the paths to write, as proto names (`display_name`, `venue.name`), sorted.
  ///
  /// An empty mask means the fields present in `resource`, `*` means every field. Fields that
  /// callers cannot write (OUTPUT_ONLY, IDENTIFIER) are left out silently, because clients send
  /// back what they read. Refuses INVALID_ARGUMENT on `updateMask` for a path that does not exist.
  public static Set<String> effective(Message resource, FieldMask mask) {
    var type = resource.getDescriptorForType();
    if (mask.getPathsCount() == 0) {
      return writable(resource.getAllFields().keySet());
    }
    if (mask.getPathsList().equals(List.of(EVERYTHING))) {
      return writable(type.getFields());
    }
    var paths = new TreeSet<String>();
    for (var path : mask.getPathsList()) {
      if (!FieldMaskUtil.isValid(type, path)) {
        throw Refusals.invalid("updateMask", path, "paths of " + type.getName());
      }
      if (isWritable(type, path)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static Set<String> writable(Collection<FieldDescriptor> fields) {
    var paths = new TreeSet<String>();
    for (var field : fields) {
      if (isWritable(field)) {
        paths.add(field.getName());
      }
    }
    return paths;
  }

  private static boolean isWritable(Descriptor type, String path) {
    @Nullable Descriptor current = type;
    for (var name : path.split("\\.")) {
      var field = current == null ? null : current.findFieldByName(name);
      if (field == null) {
        return true;
      }
      if (!isWritable(field)) {
        return false;
      }
      current =
          field.getJavaType() == FieldDescriptor.JavaType.MESSAGE ? field.getMessageType() : null;
    }
    return true;
  }

  private static boolean isWritable(FieldDescriptor field) {
    var behavior = field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior);
    return !behavior.contains(FieldBehavior.OUTPUT_ONLY)
        && !behavior.contains(FieldBehavior.IDENTIFIER);
  }
}
