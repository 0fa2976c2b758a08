package id.karcis.booking.catalog;

/// What admins write of a resource, which may be wrong.
///
/// @param <F> its own type
public interface Checked<F> {

  /// Returns itself; refuses INVALID_ARGUMENT for everything that is missing or does not fit.
  F checked();
}
