/// What this service knows of orders: it asks booking-svc through [Orders].
@NullMarked
package id.karcis.payment.order;

import org.jspecify.annotations.NullMarked;
