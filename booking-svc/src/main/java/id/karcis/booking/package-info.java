/// booking-svc owns the catalog, the seats of every event, holds, orders, tickets and check-in.
/// Calls come in by gRPC from the edge and Envoy (public services) and from payment-svc ({@code
/// OrderSettlement}); it calls payment-svc to charge and refund, and user-svc for the keys that
/// verify access tokens.
@NullMarked
package id.karcis.booking;

import org.jspecify.annotations.NullMarked;
