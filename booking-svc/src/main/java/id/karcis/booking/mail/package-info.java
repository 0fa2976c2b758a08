/// Mails about orders. [OrderMails] orders one inside the transaction of its cause, as a row of
/// table `mails`; [MailWorkers] take the rows and [MailDelivery] writes each ([Letters],
/// [MailWriter]) and sends it ([MailTransport]: a mail server, or a folder). The row then says what
/// became of it.
@NullMarked
package id.karcis.booking.mail;

import org.jspecify.annotations.NullMarked;
