/// How many tickets one buyer may own or hold: [PurchaseLimits].
@NullMarked
package id.karcis.booking.limit;

import org.jspecify.annotations.NullMarked;
