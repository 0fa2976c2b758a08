package id.karcis.platform.identity;

import id.karcis.api.type.v1.Access;
import id.karcis.api.type.v1.AccessProto;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Reads who may call an RPC from its descriptor (`karcis.type.v1.access`).
final class AccessRules {

  private final ConcurrentMap<String, Access> rules = new ConcurrentHashMap<>();

  Access of(MethodDescriptor<?, ?> method) {
    return rules.computeIfAbsent(method.getFullMethodName(), _ -> read(method));
  }

  private static Access read(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier
        ? supplier.getMethodDescriptor().getOptions().getExtension(AccessProto.access)
        : Access.ACCESS_UNSPECIFIED;
  }
}
