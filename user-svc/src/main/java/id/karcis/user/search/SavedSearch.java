package id.karcis.user.search;

import java.time.Instant;

/// A search.
///
/// @param query as it was typed, without blanks at its ends
/// @param time when it was last made, by Redis's clock; unique within an account
record SavedSearch(String query, Instant time) {}
