package id.karcis.platform.limit;

import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import id.karcis.api.type.v1.AccessProto;
import id.karcis.api.type.v1.RateLimit;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Reads from its descriptor what an RPC is counted as (`karcis.type.v1.rate_limit`).
final class RateLimitRules {

  private final ConcurrentMap<String, RateLimit> rules = new ConcurrentHashMap<>();

  /// Returns what the RPC is counted as; RATE_LIMIT_NONE if it is not limited, as those between
  /// services and those of gRPC itself (health, reflection).
  RateLimit of(MethodDescriptor<?, ?> method) {
    return rules.computeIfAbsent(method.getFullMethodName(), _ -> read(method));
  }

  private static RateLimit read(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier
        ? of(supplier.getMethodDescriptor().getOptions())
        : RateLimit.RATE_LIMIT_NONE;
  }

  private static RateLimit of(MethodOptions options) {
    return switch (options.getExtension(AccessProto.access)) {
      case ACCESS_SERVICE, ACCESS_UNSPECIFIED, UNRECOGNIZED -> RateLimit.RATE_LIMIT_NONE;
      case ACCESS_PUBLIC, ACCESS_USER, ACCESS_OWNER, ACCESS_ADMIN -> ofPublic(options);
    };
  }

  private static RateLimit ofPublic(MethodOptions options) {
    var written = options.getExtension(AccessProto.rateLimit);
    if (written != RateLimit.RATE_LIMIT_UNSPECIFIED) {
      return written;
    }
    return options.getIdempotencyLevel() == IdempotencyLevel.NO_SIDE_EFFECTS
        ? RateLimit.RATE_LIMIT_NONE
        : RateLimit.RATE_LIMIT_WRITE;
  }
}
