package id.karcis.platform.validation;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusals;
import io.grpc.BindableService;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks messages against the rules of their protos (buf.validate) and every [RequestRule], and
/// names all violations at once. Safe for use by several threads.
public final class Validation {

  private final Validator validator;
  private final RequestRules rules;

  private Validation(Validator validator, RequestRules rules) {
    this.validator = validator;
    this.rules = rules;
  }

  /// Compiles the rules of every request message of the services, which takes about a second, so
  /// that no call waits for it and a rule that makes no sense stops the start.
  static Validation of(Collection<BindableService> services, RequestRules rules) {
    var requests =
        services.stream()
            .flatMap(service -> service.bindService().getMethods().stream())
            .map(method -> input(method.getMethodDescriptor().getSchemaDescriptor()))
            .flatMap(List::stream)
            .distinct()
            .toList();
    try {
      return new Validation(
          ValidatorFactory.newBuilder().buildWithDescriptors(requests, false), rules);
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
    var all = violations(message);
    if (!all.isEmpty()) {
      throw Refusals.invalid(all);
    }
  }

  /// Returns every rule that the message breaks; empty if it breaks none.
  public List<FieldViolation> violations(Message message) {
    var ofProto = ofProto(message);
    var told = ofProto.stream().map(FieldViolation::field).collect(Collectors.toSet());
    var ofRules = rules.violations(message).stream().filter(v -> !told.contains(v.field()));
    return Stream.concat(ofProto.stream(), ofRules).toList();
  }

  private List<FieldViolation> ofProto(Message message) {
    try {
      return validator.validate(message).getViolations().stream()
          .map(violation -> Violations.describe(violation, message))
          .toList();
    } catch (DateTimeException e) {
      var malformed = MalformedTimes.in(message);
      if (malformed.isEmpty()) {
        throw e;
      }
      return malformed;
    } catch (ValidationException e) {
      throw new IllegalStateException(
          "validating " + message.getDescriptorForType().getFullName(), e);
    }
  }
}
