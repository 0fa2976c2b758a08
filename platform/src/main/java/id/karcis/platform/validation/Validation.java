package id.karcis.platform.validation;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import id.karcis.platform.error.Refusals;
import io.grpc.BindableService;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks messages against the rules of their protos (buf.validate) and names all violations at
/// once. Safe for use by several threads.
public final class Validation {

  private final Validator validator;

  private Validation(Validator validator) {
    this.validator = validator;
  }

  /// Compiles the rules of every request message of the services, which takes about a second, so
  /// that no call waits for it and a rule that makes no sense stops the start.
  static Validation of(Collection<BindableService> services) {
    var requests =
        services.stream()
            .flatMap(service -> service.bindService().getMethods().stream())
            .map(method -> input(method.getMethodDescriptor().getSchemaDescriptor()))
            .flatMap(List::stream)
            .distinct()
            .toList();
    try {
      return new Validation(ValidatorFactory.newBuilder().buildWithDescriptors(requests, false));
    } catch (ValidationException e) {
      throw new IllegalStateException("a validation rule of a request does not compile", e);
    }
  }

  private static List<Descriptor> input(@Nullable Object schema) {
    return schema instanceof ProtoMethodDescriptorSupplier supplier
        ? List.of(supplier.getMethodDescriptor().getInputType())
        : List.of();
  }

  /// Refuses INVALID_ARGUMENT if the message breaks a rule.
  public void check(Message message) {
    try {
      var result = validator.validate(message);
      if (!result.isSuccess()) {
        throw Refusals.invalid(
            result.getViolations().stream().map(v -> Violations.describe(v, message)).toList());
      }
    } catch (DateTimeException e) {
      var malformed = MalformedTimes.in(message);
      throw malformed.isEmpty() ? e : Refusals.invalid(malformed);
    } catch (ValidationException e) {
      throw new IllegalStateException(
          "validating " + message.getDescriptorForType().getFullName(), e);
    }
  }
}
