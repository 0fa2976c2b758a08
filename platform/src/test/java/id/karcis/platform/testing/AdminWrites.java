package id.karcis.platform.testing;

import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.Descriptors.MethodDescriptor;
import id.karcis.api.type.v1.Access;
import id.karcis.api.type.v1.AccessProto;
import io.grpc.BindableService;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The RPCs that only admins may call and that change something, as the contract says: each must
/// leave an audit row.
public final class AdminWrites {

  private AdminWrites() {}

  /// Names such as `EventService/CreateEvent`, of all services that an application offers.
  public static Set<String> of(Collection<BindableService> services) {
    return services.stream()
        .flatMap(service -> service.bindService().getMethods().stream())
        .map(method -> method.getMethodDescriptor().getSchemaDescriptor())
        .filter(ProtoMethodDescriptorSupplier.class::isInstance)
        .map(schema -> ((ProtoMethodDescriptorSupplier) schema).getMethodDescriptor())
        .filter(AdminWrites::isAdminWrite)
        .map(method -> method.getService().getName() + "/" + method.getName())
        .collect(Collectors.toSet());
  }

  private static boolean isAdminWrite(MethodDescriptor method) {
    var options = Objects.requireNonNull(method).getOptions();
    return options.getExtension(AccessProto.access) == Access.ACCESS_ADMIN
        && options.getIdempotencyLevel() != IdempotencyLevel.NO_SIDE_EFFECTS;
  }
}
