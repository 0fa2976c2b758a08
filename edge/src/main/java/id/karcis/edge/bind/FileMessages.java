package id.karcis.edge.bind;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

/// The messages of one upload: the first says all that the request says, its successors carry more
/// bytes of the file and nothing else.
public final class FileMessages {
  private final DynamicMessage template;
  private final FieldDescriptor file;
  private final @Nullable String contentType;
  private boolean begun;

  FileMessages(DynamicMessage first, FieldDescriptor file, @Nullable String contentType) {
    this.template = first;
    this.file = file;
    this.contentType = contentType;
  }

  /// The next message, serialised, around the next bytes of the file.
  public byte[] next(byte[] some) {
    Message.Builder message = begun ? template.newBuilderForType() : template.toBuilder();
    RawBytes.put(message, file, new RequestBinder.RawBody(some, begun ? null : contentType));
    begun = true;
    return message.build().toByteArray();
  }
}
