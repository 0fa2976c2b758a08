package id.karcis.platform.idempotency;

import id.karcis.platform.error.Refusal;

/// What becomes of a key after a refusal.
enum Fate {
  /// The refusal is the answer.
  STORE,
  /// Nothing happened and the caller is to change something: the key is free again.
  FORGET,
  /// It may have happened, or waiting helps: the next try goes on under the same id.
  RELEASE;

  static Fate of(Refusal refusal) {
    if (refusal.retryAfter() != null) {
      return RELEASE;
    }
    return switch (refusal.code()) {
      case ABORTED, FAILED_PRECONDITION, NOT_FOUND, ALREADY_EXISTS -> STORE;
      case INVALID_ARGUMENT, OUT_OF_RANGE, UNAUTHENTICATED, PERMISSION_DENIED -> FORGET;
      case OK,
          CANCELLED,
          UNKNOWN,
          DEADLINE_EXCEEDED,
          RESOURCE_EXHAUSTED,
          UNIMPLEMENTED,
          INTERNAL,
          UNAVAILABLE,
          DATA_LOSS ->
          RELEASE;
    };
  }
}
