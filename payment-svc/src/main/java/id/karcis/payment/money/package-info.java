/// Amounts as this service counts them.
@NullMarked
package id.karcis.payment.money;

import org.jspecify.annotations.NullMarked;
