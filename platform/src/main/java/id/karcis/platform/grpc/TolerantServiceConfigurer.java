package id.karcis.platform.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.grpc.server.GrpcServerFactory;
import org.springframework.grpc.server.service.DefaultGrpcServiceConfigurer;
import org.springframework.grpc.server.service.GrpcServiceSpec;

/// Gives every service of ours a [TolerantMarshaller] for its requests, beside the interceptors
/// that Spring gives it.
final class TolerantServiceConfigurer extends DefaultGrpcServiceConfigurer {

  private static final String GRPC_OWN_SERVICES = "grpc.";

  private final long maxRequestBytes;

  TolerantServiceConfigurer(ApplicationContext context, long maxRequestBytes) {
    super(context);
    this.maxRequestBytes = maxRequestBytes;
  }

  @Override
  public ServerServiceDefinition configure(
      GrpcServiceSpec spec, @Nullable GrpcServerFactory factory) {
    var strict = super.configure(spec, factory);
    var name = strict.getServiceDescriptor().getName();
    return name.startsWith(GRPC_OWN_SERVICES) ? strict : tolerant(strict);
  }

  private ServerServiceDefinition tolerant(ServerServiceDefinition strict) {
    var methods = strict.getMethods().stream().map(this::tolerant).toList();
    var descriptor =
        ServiceDescriptor.newBuilder(strict.getServiceDescriptor().getName())
            .setSchemaDescriptor(strict.getServiceDescriptor().getSchemaDescriptor());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    var service = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(service::addMethod);
    return service.build();
  }

  private <Q, R> ServerMethodDefinition<Q, R> tolerant(ServerMethodDefinition<Q, R> strict) {
    return ServerMethodDefinition.create(
        tolerant(strict.getMethodDescriptor()), strict.getServerCallHandler());
  }

  private <Q, R> MethodDescriptor<Q, R> tolerant(MethodDescriptor<Q, R> strict) {
    var requests = new TolerantMarshaller<>(strict.getRequestMarshaller(), maxRequestBytes);
    return strict.toBuilder(requests, strict.getResponseMarshaller()).build();
  }
}
