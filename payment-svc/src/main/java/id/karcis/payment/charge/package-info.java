/// Taking money. [Charging] is the use case: write down, ask the provider outside any transaction,
/// write down what it said. [ChargeResults] is where every truth arrives, from an answer, a
/// notification or [ChargeRecovery]; [SettleOrderOutbox] tells booking-svc.
@NullMarked
package id.karcis.payment.charge;

import org.jspecify.annotations.NullMarked;
