package id.karcis.edge.error;

import com.google.rpc.Code;

/// HTTP codes of gRPC codes, as `google/rpc/code.proto` and Envoy have them.
public final class StatusCodes {
  private StatusCodes() {}

  /// The HTTP code for the number of a gRPC code; unknown numbers are 500.
  public static int httpOf(int grpcCode) {
    Code code = Code.forNumber(grpcCode);
    return switch (code == null ? Code.UNKNOWN : code) {
      case OK -> 200;
      case CANCELLED -> 499;
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
      case DEADLINE_EXCEEDED -> 504;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, ABORTED -> 409;
      case PERMISSION_DENIED -> 403;
      case UNAUTHENTICATED -> 401;
      case RESOURCE_EXHAUSTED -> 429;
      case UNIMPLEMENTED -> 501;
      case UNAVAILABLE -> 503;
      case UNKNOWN, INTERNAL, DATA_LOSS, UNRECOGNIZED -> 500;
    };
  }

  /// The gRPC code for a server that answered plain HTTP instead of gRPC, as gRPC's own table has
  /// it.
  public static Code grpcOf(int http) {
    return switch (http) {
      case 400 -> Code.INTERNAL;
      case 401 -> Code.UNAUTHENTICATED;
      case 403 -> Code.PERMISSION_DENIED;
      case 404 -> Code.UNIMPLEMENTED;
      case 429, 502, 503, 504 -> Code.UNAVAILABLE;
      default -> Code.UNKNOWN;
    };
  }
}
