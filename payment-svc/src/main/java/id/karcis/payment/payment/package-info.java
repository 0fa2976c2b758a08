/// What is to be paid for an order and what became of it. [Payments] changes a [Payment] by
/// conditional updates only: a row count decides who was first. [PaymentReads] and [PaymentLists]
/// read it through Hibernate for buyers and admins, [PaymentLocks] inside a transaction.
@NullMarked
package id.karcis.payment.payment;

import org.jspecify.annotations.NullMarked;
