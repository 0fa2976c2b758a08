/// How sales go: every sale and refund is journalled where it happens, added up beside it, and
/// shown to admins. Read [SaleJournal], [SaleFolding] and [DashboardReading].
@NullMarked
package id.karcis.booking.dashboard;

import org.jspecify.annotations.NullMarked;
