/// What the tests of this service share: [BookingTestBase] is the running service, [Catalog] makes
/// halls and events through its public contract.
@NullMarked
package id.karcis.booking;

import org.jspecify.annotations.NullMarked;
