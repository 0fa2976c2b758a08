/// payment-svc owns payments, refunds and the ledger, and talks to payment providers. Calls come in
/// by gRPC from the edge and Envoy (public service) and from booking-svc ({@code OrderPayments});
/// it calls booking-svc to ask what an order costs, to settle it and to record refunds, and
/// user-svc for the keys that verify access tokens. Read `Charging`, `ChargeResults` and
/// `Refunding` first.
@NullMarked
package id.karcis.payment;

import org.jspecify.annotations.NullMarked;
