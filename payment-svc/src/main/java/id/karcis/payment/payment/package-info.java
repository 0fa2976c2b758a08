/// What is to be paid for an order and what became of it. [Payments] changes a [Payment] by
/// conditional updates only: a row count decides who was first.
@NullMarked
package id.karcis.payment.payment;

import org.jspecify.annotations.NullMarked;
