package id.karcis.booking.category;

import id.karcis.booking.catalog.Checked;
import id.karcis.booking.catalog.FieldChecks;

/// What admins write of a category. An empty name is a missing one.
record CategoryFields(String name, String description) implements Checked<CategoryFields> {

  /// Refuses INVALID_ARGUMENT when the name is missing.
  @Override
  public CategoryFields checked() {
    var checks = new FieldChecks();
    checks.require("category.name", name);
    checks.refuseIfAny();
    return this;
  }
}
