package id.karcis.booking.mail;

import id.karcis.booking.ticket.TicketSheet;
import java.util.ArrayList;
import java.util.List;

/// What a mail says, before it has a form. Its texts may hold anything that people typed; [Texts]
/// makes them harmless.
///
/// @param orderCode of the order that it is about
/// @param facts label and value each
/// @param tickets to attach; empty for none
record Letter(
    String orderCode,
    String subject,
    List<String> paragraphs,
    List<Fact> facts,
    List<TicketSheet> tickets) {

  /// One line of facts.
  record Fact(String label, String value) {}

  Letter {
    paragraphs = List.copyOf(paragraphs);
    facts = List.copyOf(facts);
    tickets = List.copyOf(tickets);
  }

  /// The same with another paragraph.
  Letter say(String paragraph) {
    var more = new ArrayList<>(paragraphs);
    more.add(paragraph);
    return new Letter(orderCode, subject, more, facts, tickets);
  }
}
