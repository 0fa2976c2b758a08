/// A provider made of tables, for laptops, demos and tests: it remembers its charges over a crash,
/// as a company outside does. Nothing outside this package knows its tables.
@NullMarked
package id.karcis.payment.provider.simulated;

import org.jspecify.annotations.NullMarked;
