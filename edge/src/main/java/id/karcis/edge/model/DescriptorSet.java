package id.karcis.edge.model;

import com.google.api.AnnotationsProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Reads a `FileDescriptorSet` in which imports come before their importers, as protoc writes it.
final class DescriptorSet {
  private DescriptorSet() {}

  static Collection<FileDescriptor> link(byte[] bytes) {
    var extensions = ExtensionRegistry.newInstance();
    AnnotationsProto.registerAllExtensions(extensions);
    Map<String, FileDescriptor> files = new LinkedHashMap<>();
    try {
      for (FileDescriptorProto file :
          FileDescriptorSet.parseFrom(bytes, extensions).getFileList()) {
        files.put(file.getName(), link(file, files));
      }
    } catch (InvalidProtocolBufferException | DescriptorValidationException e) {
      throw new IllegalArgumentException("the descriptor set cannot be read: " + e.getMessage(), e);
    }
    return files.values();
  }

  private static FileDescriptor link(FileDescriptorProto file, Map<String, FileDescriptor> known)
      throws DescriptorValidationException {
    FileDescriptor[] imports =
        file.getDependencyList().stream()
            .map(known::get)
            .filter(Objects::nonNull)
            .toArray(FileDescriptor[]::new);
    if (imports.length != file.getDependencyCount()) {
      throw new IllegalArgumentException(
          "the descriptor set lacks an import of "
              + file.getName()
              + ": build it with imports included");
    }
    return FileDescriptor.buildFrom(file, imports);
  }
}
