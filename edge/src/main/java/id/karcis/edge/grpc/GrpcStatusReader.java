package id.karcis.edge.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Reads a call's status from its trailers: `grpc-status-details-bin` if it is there and agrees,
/// else `grpc-status` and `grpc-message`.
final class GrpcStatusReader {
  private static final int HEX = 16;

  private GrpcStatusReader() {}

  /// The status, or null if the trailers hold none.
  static @Nullable Status read(MultiMap trailers) {
    String number = trailers.get("grpc-status");
    if (number == null) {
      return null;
    }
    int code = codeOf(number);
    Status detailed = details(trailers.get("grpc-status-details-bin"));
    if (detailed != null && detailed.getCode() == code) {
      return detailed;
    }
    String message = trailers.get("grpc-message");
    return Status.newBuilder()
        .setCode(code)
        .setMessage(message == null ? "" : decode(message))
        .build();
  }

  private static int codeOf(String number) {
    try {
      Code code = Code.forNumber(Integer.parseInt(number));
      return code == null ? Code.UNKNOWN_VALUE : code.getNumber();
    } catch (NumberFormatException e) {
      return Code.UNKNOWN_VALUE;
    }
  }

  private static @Nullable Status details(@Nullable String base64) {
    if (base64 == null) {
      return null;
    }
    try {
      return Status.parseFrom(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
      return null;
    }
  }

  /// Percent-decodes; what is no escape stays as it is, as gRPC wants.
  static String decode(String message) {
    if (message.indexOf('%') < 0) {
      return message;
    }
    var bytes = new ByteArrayOutputStream(message.length());
    for (int i = 0; i < message.length(); i++) {
      int high = i + 2 < message.length() ? Character.digit(message.charAt(i + 1), HEX) : -1;
      int low = i + 2 < message.length() ? Character.digit(message.charAt(i + 2), HEX) : -1;
      if (message.charAt(i) == '%' && high >= 0 && low >= 0) {
        bytes.write(high * HEX + low);
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(message.charAt(i)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
