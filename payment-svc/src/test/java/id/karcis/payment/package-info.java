/// Tests of payment-svc against real PostgreSQL and a booking-svc made of memory. [PaymentTest] is
/// their base.
@NullMarked
package id.karcis.payment;

import org.jspecify.annotations.NullMarked;
