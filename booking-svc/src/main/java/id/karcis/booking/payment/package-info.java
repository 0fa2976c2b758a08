/// The way to payment-svc. [Payments] is what booking-svc may ask of it, [GrpcPayments] asks it.
@NullMarked
package id.karcis.booking.payment;

import org.jspecify.annotations.NullMarked;
