package id.karcis.booking.mail;

import id.karcis.booking.ticket.TicketFile;
import id.karcis.booking.ticket.TicketFiles;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The files of a letter: its tickets to print, and the event for a calendar.
@Component
class Attachments {

  /// Above, all tickets are in one file, a page each.
  private static final int MAX_SINGLE_FILES = 10;

  /// Many mail servers refuse mails above 10 MB; encoding makes files a third larger.
  private static final int MAX_BYTES = 6 * 1024 * 1024;

  private final TicketFiles papers;

  Attachments(TicketFiles papers) {
    this.papers = papers;
  }

  /// @param areLeftOut whether there should be more, which are too large for a mail
  record Files(List<TicketFile> files, boolean areLeftOut) {

    Letter explain(Letter letter) {
      return areLeftOut
          ? letter.say("Your tickets are too many for a mail. Print them from your orders.")
          : letter;
    }
  }

  Files of(Letter letter) {
    var sheets = letter.tickets();
    if (sheets.isEmpty()) {
      return new Files(List.of(), false);
    }
    var files = new ArrayList<TicketFile>();
    if (sheets.size() > MAX_SINGLE_FILES) {
      files.add(papers.pdf(sheets));
    } else {
      sheets.forEach(sheet -> files.add(papers.pdf(sheet)));
    }
    long bytes = files.stream().mapToLong(file -> file.content().length).sum();
    boolean tooLarge = bytes > MAX_BYTES;
    if (tooLarge) {
      files.clear();
    }
    files.add(papers.calendar(sheets));
    return new Files(List.copyOf(files), tooLarge);
  }
}
