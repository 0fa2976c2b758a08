package id.karcis.edge.error;

import java.util.List;

/// The request cannot be turned into a message; it goes back to the caller as 400.
public final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public BadRequestException(List<Violation> violations) {
    super(violations.getFirst().description(), null, false, false);
    this.violations = List.copyOf(violations);
  }

  public BadRequestException(Violation violation) {
    this(List.of(violation));
  }

  public List<Violation> violations() {
    return violations;
  }
}
