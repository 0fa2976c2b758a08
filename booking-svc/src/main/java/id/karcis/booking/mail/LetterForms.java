package id.karcis.booking.mail;

import java.util.stream.Collectors;

/// The two forms of a letter: plain text, and HTML that loads nothing from anywhere.
final class LetterForms {

  private LetterForms() {}

  /// @param salutation first line
  /// @param link where buyers find their orders
  static String text(Letter letter, String salutation, String link) {
    var paragraphs =
        letter.paragraphs().stream()
            .map(text -> Texts.line(text) + "\n\n")
            .collect(Collectors.joining());
    var facts =
        letter.facts().stream()
            .map(fact -> "%s: %s\n".formatted(Texts.line(fact.label()), Texts.line(fact.value())))
            .collect(Collectors.joining());
    return "%s\n\n%s%s\nYour orders and tickets: %s\n\nKarcis\n"
        .formatted(Texts.line(salutation), paragraphs, facts, link);
  }

  /// The same in HTML.
  static String html(Letter letter, String salutation, String link) {
    var paragraphs =
        letter.paragraphs().stream()
            .map(text -> "<p>" + Texts.html(text) + "</p>\n")
            .collect(Collectors.joining());
    var facts =
        letter.facts().stream()
            .map(fact ->
                """
                <tr><td style="padding:2px 16px 2px 0;color:#666;vertical-align:top">%s</td><td>%s</td></tr>
                """
                    .formatted(Texts.html(fact.label()), Texts.html(fact.value())))
            .collect(Collectors.joining());
    return """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>%s</title></head>
    <body style="font-family:sans-serif;color:#111;max-width:40em">
    <p>%s</p>
    %s<table style="border-collapse:collapse">
    %s</table>
    <p><a href="%s">Your orders and tickets</a></p>
    <p>Karcis</p>
    </body>
    </html>
    """
        .formatted(
            Texts.html(letter.subject()),
            Texts.html(salutation),
            paragraphs,
            facts,
            Texts.html(link));
  }
}
