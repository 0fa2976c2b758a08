package id.karcis.platform.validation;

import com.google.protobuf.Message;
import id.karcis.platform.error.FieldViolation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of the application's beans, by the request they are about.
final class RequestRules {

  private final Map<Class<?>, List<RequestRule<?>>> byRequest;

  RequestRules(Stream<RequestRule<?>> rules) {
    byRequest = rules.collect(Collectors.groupingBy(RequestRule::type));
  }

  List<FieldViolation> violations(Message request) {
    var rules = byRequest.getOrDefault(request.getClass(), List.of());
    return rules.stream().flatMap(rule -> ask(rule, request).stream()).toList();
  }

  private static <M extends Message> List<FieldViolation> ask(
      RequestRule<M> rule, Message request) {
    return rule.violations(rule.type().cast(request));
  }
}
