package id.karcis.edge.model;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.TypeRegistry;
import com.google.rpc.ErrorDetailsProto;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Message types by full name: those of the descriptor set, and the standard error details in any
/// case.
public final class Types {
  private final Map<String, Descriptor> byName = new HashMap<>();
  private final TypeRegistry registry;

  Types(Collection<FileDescriptor> files) {
    ErrorDetailsProto.getDescriptor().getMessageTypes().forEach(this::add);
    files.forEach(file -> file.getMessageTypes().forEach(this::add));
    this.registry = TypeRegistry.newBuilder().add(byName.values()).build();
  }

  private void add(Descriptor type) {
    byName.put(type.getFullName(), type);
    type.getNestedTypes().forEach(this::add);
  }

  /// The type with this full name, if the set holds it.
  public @Nullable Descriptor find(String fullName) {
    return byName.get(fullName);
  }

  /// The type that a `google.protobuf.Any` names, if the set holds it.
  public @Nullable Descriptor findByUrl(String typeUrl) {
    return find(typeUrl.substring(typeUrl.lastIndexOf('/') + 1));
  }

  /// The same types for protobuf's own JSON printer.
  public TypeRegistry registry() {
    return registry;
  }
}
