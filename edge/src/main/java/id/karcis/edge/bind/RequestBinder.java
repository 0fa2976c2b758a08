package id.karcis.edge.bind;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import id.karcis.edge.error.BadRequestException;
import id.karcis.edge.error.Violation;
import id.karcis.edge.json.JsonReader;
import id.karcis.edge.json.TextValues;
import id.karcis.edge.json.Violations;
import id.karcis.edge.model.FieldPath;
import id.karcis.edge.model.Route;
import id.karcis.edge.model.Types;
import id.karcis.edge.route.BadPathException;
import id.karcis.edge.route.RouteTrie;
import id.karcis.edge.upload.TextField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the request message. The body is read first, then the path is written over it, so that
/// what the path says always holds; the query fills what neither of them binds. Thread-safe.
public final class RequestBinder {
  private final JsonReader json;

  public RequestBinder(Types types) {
    this.json = new JsonReader(types);
  }

  /// The body of a request as it came.
  public record RawBody(byte[] bytes, @Nullable String contentType) {}

  /// The serialised request message.
  ///
  /// @throws BadRequestException naming each bad field
  /// @throws BadPathException if path or query cannot be decoded
  public byte[] bind(RouteTrie.Match<Route> match, @Nullable String rawQuery, RawBody body) {
    Route route = match.route();
    var request = DynamicMessage.newBuilder(route.rpc().getInputType());
    var violations = new Violations();
    body(route, body, request);
    path(match, request, violations);
    if (!(route.body() instanceof Route.Body.Whole)) {
      texts(route, QueryParameter.parse(rawQuery), request, violations);
    }
    violations.throwIfAny();
    return request.build().toByteArray();
  }

  /// The messages in which a file goes upstream, whose first holds all else that the request says.
  ///
  /// @param fields texts that came with the file; they count as query parameters
  /// @throws BadRequestException naming each bad field
  /// @throws BadPathException if path or query cannot be decoded
  public FileMessages bindFile(
      RouteTrie.Match<Route> match,
      @Nullable String rawQuery,
      @Nullable String contentType,
      List<TextField> fields) {
    Route route = match.route();
    var first = DynamicMessage.newBuilder(route.rpc().getInputType());
    var violations = new Violations();
    var texts = new ArrayList<>(QueryParameter.parse(rawQuery));
    fields.forEach(field -> texts.add(new QueryParameter(field.name(), field.value())));
    path(match, first, violations);
    texts(route, texts, first, violations);
    violations.throwIfAny();
    return new FileMessages(first.build(), route.file(), contentType);
  }

  private void body(Route route, RawBody body, Message.Builder request) {
    switch (route.body()) {
      case Route.Body.None _ -> {}
      case Route.Body.Whole _ -> {
        if (Route.isHttpBody(request.getDescriptorForType())) {
          RawBytes.fill(request, body);
        } else {
          json.read(body.bytes(), request);
        }
      }
      case Route.Body.Field(FieldDescriptor field) -> {
        if (Route.isHttpBody(field)) {
          RawBytes.put(request, field, body);
        } else {
          json.readField(body.bytes(), request, field);
        }
      }
    }
  }

  private static void path(
      RouteTrie.Match<Route> match, Message.Builder request, Violations violations) {
    for (Route.Binding binding : match.route().bindings()) {
      String text = binding.variable().valueIn(match.segments());
      FieldPath field = binding.field();
      Object value = TextValues.parse(field.last(), text);
      if (value == null) {
        violations.expected(
            field.jsonPath(), TextValues.expectation(field.last()), Violation.quote(text));
      } else {
        field.holderIn(request).setField(field.last(), value);
      }
    }
  }

  private static void texts(
      Route route,
      List<QueryParameter> parameters,
      Message.Builder request,
      Violations violations) {
    Set<FieldPath> given = new HashSet<>();
    for (QueryParameter parameter : parameters) {
      FieldPath field = FieldPath.find(route.rpc().getInputType(), parameter.name());
      if (field == null) {
        continue;
      }
      String refusal = refusal(route, field, !given.add(field));
      if (refusal != null) {
        violations.add(new Violation(field.jsonPath(), refusal));
      } else {
        set(field, parameter.value(), request, violations);
      }
    }
  }

  private static @Nullable String refusal(Route route, FieldPath field, boolean again) {
    if (route.bindings().stream().anyMatch(b -> b.field().overlaps(field))) {
      return "is bound by the path and must not be given again";
    }
    if (route.body() instanceof Route.Body.Field(FieldDescriptor body)
        && field.fields().getFirst().equals(body)) {
      return "is bound by the body and must not be given again";
    }
    if (field.last().isMapField() || !TextValues.hasTextForm(field.last())) {
      return "cannot be given as a text";
    }
    return again && !field.last().isRepeated() ? "is given twice" : null;
  }

  private static void set(
      FieldPath field, String text, Message.Builder request, Violations violations) {
    Object value = TextValues.parse(field.last(), text);
    if (value == null) {
      violations.expected(
          field.jsonPath(), TextValues.expectation(field.last()), Violation.quote(text));
    } else if (field.last().isRepeated()) {
      field.holderIn(request).addRepeatedField(field.last(), value);
    } else if (isTaken(field, request)) {
      violations.add(
          new Violation(
              field.jsonPath(),
              "only one field of "
                  + field.last().getContainingOneof().getName()
                  + " may be given"));
    } else {
      field.holderIn(request).setField(field.last(), value);
    }
  }

  private static boolean isTaken(FieldPath field, Message.Builder request) {
    OneofDescriptor oneof = field.last().getRealContainingOneof();
    return oneof != null && field.holderIn(request).hasOneof(oneof);
  }
}
