package id.karcis.booking.catalog;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.FieldMasks;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which fields of a resource an update writes.
///
/// @param paths names in the proto, top-level ones only
public record GrpcEdit(Set<String> paths) {

  public GrpcEdit {
    paths = Set.copyOf(paths);
  }

  /// Reads the mask of an update. Refuses INVALID_ARGUMENT for a path that does not exist or that
  /// names a part of a field.
  public static GrpcEdit of(Message resource, FieldMask mask) {
    var paths = FieldMasks.effective(resource, mask);
    for (var path : paths) {
      if (path.indexOf('.') >= 0) {
        throw Refusals.invalid("updateMask", path, "whole fields, not parts of them");
      }
    }
    return new GrpcEdit(paths);
  }

  /// The value that the field has afterwards.
  public <T extends @Nullable Object> T pick(String path, T sent, T current) {
    return paths.contains(path) ? sent : current;
  }
}
