package id.karcis.edge.json;

import id.karcis.edge.error.BadRequestException;
import id.karcis.edge.error.Violation;
import java.util.ArrayList;
import java.util.List;

/// The bad fields found so far; beyond the twentieth they are no longer listed.
public final class Violations {
  private static final int MOST = 20;

  private final List<Violation> found = new ArrayList<>();

  public void add(Violation violation) {
    if (found.size() < MOST) {
      found.add(violation);
    }
  }

  public void expected(String field, String expectation, String got) {
    add(Violation.expected(field, expectation, got));
  }

  /// Ends the reading of the request if anything was wrong with it.
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new BadRequestException(found);
    }
  }
}
