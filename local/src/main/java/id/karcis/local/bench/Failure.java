package id.karcis.local.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import id.karcis.api.type.v1.ErrorReason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.jspecify.annotations.Nullable;

/// A call that was not answered as wished, told the same for both ways in.
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int NO_ANSWER = 0;
  private static final int CONFLICT = 409;
  private static final int SERVER_ERROR = 500;

  private final int httpStatus;
  private final String kind;

  private Failure(int httpStatus, String kind, @Nullable Throwable cause) {
    super(kind, cause);
    this.httpStatus = httpStatus;
    this.kind = kind;
  }

  /// An answer that came, but not with what was bought.
  static Failure wrong(String kind) {
    return new Failure(NO_ANSWER, kind, null);
  }

  /// No answer at all.
  static Failure noAnswer(Exception cause) {
    return new Failure(NO_ANSWER, "no answer: " + cause.getClass().getSimpleName(), cause);
  }

  static Failure of(StatusRuntimeException e) {
    var code = e.getStatus().getCode();
    return new Failure(httpStatus(code), (code + " " + reason(e)).strip(), e);
  }

  static Failure ofHttp(int httpStatus, String body) {
    try {
      var error = JsonParser.parseString(body).getAsJsonObject();
      var code = Status.fromCodeValue(error.get("code").getAsInt()).getCode();
      return new Failure(httpStatus, (code + " " + reason(error)).strip(), null);
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      return new Failure(httpStatus, "HTTP " + httpStatus, e);
    }
  }

  /// Tells whether the platform refused because it was called too often.
  static boolean isLimited(Throwable e) {
    var told = e instanceof StatusRuntimeException status ? of(status).kind : e.getMessage();
    return told != null && told.contains(ErrorReason.TOO_MANY_REQUESTS.name());
  }

  /// Code and reason, such as `ABORTED SEAT_UNAVAILABLE`.
  String kind() {
    return kind;
  }

  boolean conflict() {
    return httpStatus == CONFLICT;
  }

  boolean serverError() {
    return httpStatus >= SERVER_ERROR;
  }

  private static String reason(StatusRuntimeException e) {
    var status = StatusProto.fromThrowable(e);
    if (status == null) {
      return "";
    }
    for (var detail : status.getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        try {
          return detail.unpack(ErrorInfo.class).getReason();
        } catch (InvalidProtocolBufferException _) {
          return "unreadable reason";
        }
      }
    }
    return "";
  }

  private static String reason(JsonObject error) {
    var details = error.getAsJsonArray("details");
    if (details != null) {
      for (var detail : details) {
        if (detail.getAsJsonObject().has("reason")) {
          return detail.getAsJsonObject().get("reason").getAsString();
        }
      }
    }
    return "";
  }

  /// As `google.rpc.Code` maps them.
  private static int httpStatus(Status.Code code) {
    return switch (code) {
      case OK -> 200;
      case CANCELLED -> 499;
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, ABORTED -> CONFLICT;
      case RESOURCE_EXHAUSTED -> 429;
      case UNIMPLEMENTED -> 501;
      case UNAVAILABLE -> 503;
      case DEADLINE_EXCEEDED -> 504;
      case UNKNOWN, INTERNAL, DATA_LOSS -> SERVER_ERROR;
    };
  }
}
