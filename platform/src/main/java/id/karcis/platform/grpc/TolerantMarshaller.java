package id.karcis.platform.grpc;

import com.google.protobuf.MessageLite;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Reads requests without failing. gRPC reads them before any interceptor sees them, and ends a
/// call whose request is no message of its type as UNKNOWN, with nothing told.
final class TolerantMarshaller<Q> implements Marshaller<Q> {

  private final Marshaller<Q> strict;
  private final long maxBytes;

  /// @param maxBytes size of a message, decompressed
  TolerantMarshaller(Marshaller<Q> strict, long maxBytes) {
    this.strict = strict;
    this.maxBytes = maxBytes;
  }

  @Override
  public InputStream stream(Q message) {
    return strict.stream(message);
  }

  /// Returns a request, or an [UnreadableRequest] in its place.
  @Override
  public Q parse(InputStream bytes) {
    try {
      var knownSize = bytes instanceof KnownLength ? bytes.available() : 0;
      if (knownSize > maxBytes) {
        return inPlaceOfRequest(Refusals.tooLarge(maxBytes));
      }
      var request = strict.parse(bytes);
      return knownSize == 0 && request instanceof MessageLite read && isTooLarge(read)
          ? inPlaceOfRequest(Refusals.tooLarge(maxBytes))
          : request;
    } catch (StatusRuntimeException e) {
      return inPlaceOfRequest(refusal(e.getStatus()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isTooLarge(MessageLite request) {
    return request.getSerializedSize() > maxBytes;
  }

  private Refusal refusal(Status status) {
    return status.getCode() == Status.Code.RESOURCE_EXHAUSTED
        ? Refusals.tooLarge(maxBytes)
        : Refusals.invalid(
            List.of(
                new FieldViolation(
                    "",
                    "MALFORMED_MESSAGE",
                    "the request is no message of the type it should be")));
  }

  /// Between here and the interceptor nothing looks at the type, which is erased.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <Q> Q inPlaceOfRequest(Refusal refusal) {
    return (Q) new UnreadableRequest(refusal);
  }
}
