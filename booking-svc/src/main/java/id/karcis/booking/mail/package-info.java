/// Mails about orders. [OrderMails] orders one inside the transaction of its cause; the outbox
/// brings it to [MailDelivery], which writes it ([Letters], [MailWriter]) and sends it
/// ([MailTransport]: a mail server, or a folder). What became of each stands in table `mails`.
@NullMarked
package id.karcis.booking.mail;

import org.jspecify.annotations.NullMarked;
