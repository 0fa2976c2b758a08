/// Those who move the money. [PaymentProvider] is what a company outside must be able to do; its
/// answers are sealed types, and "not known yet" is one of them.
@NullMarked
package id.karcis.payment.provider;

import org.jspecify.annotations.NullMarked;
