package id.karcis.platform.validation;

import com.google.protobuf.Message;
import id.karcis.platform.error.FieldViolation;
import java.util.List;

/// A rule on a request that its proto cannot express. Every Spring bean of this type takes part:
/// what it objects to is told together with what the proto's rules object to, so that a caller
/// learns of all bad fields at once. Runs before the handler and outside any transaction; must be
/// quick, stateless, and ask nobody.
///
/// @param <M> the request it is about
public interface RequestRule<M extends Message> {

  /// Returns the request it is about.
  Class<M> type();

  /// Returns what is wrong, in JSON names; empty if nothing is. The request may break the rules of
  /// its proto, so any field may be empty, too long or malformed. An objection to a field that the
  /// proto's rules object to already is dropped.
  List<FieldViolation> violations(M request);
}
