package id.karcis.booking.category;

import id.karcis.booking.catalog.FieldChecks;

/// What admins write of a category. An empty name is a missing one.
record CategoryFields(String name, String description) {

  /// Refuses INVALID_ARGUMENT when the name is missing.
  CategoryFields checked() {
    var checks = new FieldChecks();
    checks.require("category.name", name);
    checks.refuseIfAny();
    return this;
  }
}
