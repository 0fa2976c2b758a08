/// The books, double entry. [Ledger] writes them; the database refuses what does not balance and
/// every change of what stands.
@NullMarked
package id.karcis.payment.ledger;

import org.jspecify.annotations.NullMarked;
