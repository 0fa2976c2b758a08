package id.karcis.booking.tickettype;

/// A ticket type with what it shows of its event and its sales.
///
/// @param sold tickets that are paid for
record TicketTypeView(TicketType type, String currencyCode, int sold) {}
