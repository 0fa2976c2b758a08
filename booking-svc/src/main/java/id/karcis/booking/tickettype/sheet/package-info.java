/// Tables out of files that people make with a spreadsheet: [SheetFile] reads CSV and XLSX files
/// into a [Sheet]. Knows nothing of what stands in them.
@NullMarked
package id.karcis.booking.tickettype.sheet;

import org.jspecify.annotations.NullMarked;
