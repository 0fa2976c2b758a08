package id.karcis.booking.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How well the name of the event `e` is like a text that people type, in SQL. Words are alike by
/// the trigrams that they share, so a few wrong letters do no harm and a word need not be complete.
/// The text as a whole must be like a part of the name, or each of its words, in any order.
///
/// @param text as `search_text` writes it
/// @param words of the text, the first ones
/// @param trigrams whether it has any: a text of signs only has none, nor have scripts that the
///   database's locale does not know
record NameMatch(String text, List<String> words, boolean trigrams) {

  /// Share of the trigrams that must be there. "coldpaly" shares five of nine with "coldplay".
  private static final String LIKENESS = "0.4";

  /// More words than these count as a whole only.
  private static final int MAX_WORDS = 8;

  private static final String PREPARE =
      """
      SELECT set_config('pg_trgm.word_similarity_threshold', :likeness, true),
             search_text(:text) AS text,
             cardinality(show_trgm(search_text(:text))) > 0 AS trigrams
      """;

  NameMatch {
    words = List.copyOf(words);
  }

  /// Prepares the caller's transaction, in which all that follows must happen.
  static NameMatch prepare(JdbcClient jdbc, String text) {
    return jdbc.sql(PREPARE)
        .param("likeness", LIKENESS)
        .param("text", text)
        .query((row, _) -> of(row.getString("text"), row.getBoolean("trigrams")))
        .single();
  }

  private static NameMatch of(String text, boolean trigrams) {
    var words =
        Stream.of(text.split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .distinct()
            .limit(MAX_WORDS)
            .toList();
    return new NameMatch(text, words.size() > 1 ? words : List.of(), trigrams);
  }

  String condition() {
    if (!trigrams) {
      return "strpos(e.search_name, :text) > 0";
    }
    var eachWord =
        names().map(word -> word + " <% e.search_name").collect(Collectors.joining(" AND "));
    return words.isEmpty()
        ? ":text <% e.search_name"
        : "(:text <%% e.search_name OR (%s))".formatted(eachWord);
  }

  /// A whole number, higher for better matches. What the name or a word of it begins with is before
  /// all that is only like it; then the part that is alike counts, then the rest of the name.
  String rank() {
    return """
    (CASE WHEN e.search_name = :text THEN 3000
          WHEN starts_with(e.search_name, :text) THEN 2000
          WHEN strpos(' ' || e.search_name, ' ' || :text) > 0 THEN 1000
          ELSE 0 END
     + round(900 * %s + 99 * similarity(:text, e.search_name))::integer)
    """
        .formatted(likeness());
  }

  private String likeness() {
    var whole = "word_similarity(:text, e.search_name)";
    if (words.isEmpty()) {
      return whole;
    }
    var sum =
        names()
            .map("word_similarity(%s, e.search_name)"::formatted)
            .collect(Collectors.joining(" + "));
    return "greatest(%s, (%s) / %d)".formatted(whole, sum, words.size());
  }

  Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("text", text);
    for (var i = 0; i < words.size(); i++) {
      parameters.put("word" + i, words.get(i));
    }
    return parameters;
  }

  private Stream<String> names() {
    var names = new ArrayList<String>();
    for (var i = 0; i < words.size(); i++) {
      names.add(":word" + i);
    }
    return names.stream();
  }
}
