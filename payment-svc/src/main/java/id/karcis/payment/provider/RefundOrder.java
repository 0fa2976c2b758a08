package id.karcis.payment.provider;

import id.karcis.payment.money.Amount;
import java.util.UUID;

/// Money to send back.
///
/// @param chargeReference what the provider calls the charge it came with
public record RefundOrder(UUID idempotencyKey, String chargeReference, Amount amount) {}
