package id.karcis.edge.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The trie finds what a search through all templates finds.
class RouteTriePropertyTest {
  private static final int SETS = 1_000;
  private static final int PATHS_PER_SET = 40;
  private static final List<String> METHODS = List.of("GET", "POST", RouteTrie.ANY_METHOD);

  private record Entry(String method, HttpTemplate template) {}

  @Test
  void findsWhatALinearSearchFinds() {
    var random = new Random(20260101);
    int hits = 0;
    for (int set = 0; set < SETS; set++) {
      var entries = new ArrayList<Entry>();
      RouteTrie<Entry> trie = trie(random, entries);
      for (int i = 0; i < PATHS_PER_SET; i++) {
        List<String> path = path(random);
        String method = random.nextBoolean() ? "GET" : "POST";
        var found = trie.find(method, path);
        Optional<Entry> expected = linear(entries, method, path);
        assertThat(found == null ? null : found.route())
            .as("%s %s of %s", method, path, entries)
            .isEqualTo(expected.orElse(null));
        assertThat(trie.allowed(path)).isEqualTo(allowed(entries, path));
        hits += found == null ? 0 : 1;
      }
    }
    assertThat(hits).isGreaterThan(SETS);
  }

  private static RouteTrie<Entry> trie(Random random, List<Entry> entries) {
    var trie = new RouteTrie<Entry>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      var entry = new Entry(METHODS.get(random.nextInt(3)), HttpTemplate.parse(template(random)));
      boolean twin =
          entries.stream()
              .anyMatch(e ->
                  e.method().equals(entry.method())
                      && e.template().shape().equals(entry.template().shape()));
      if (twin) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> trie.add(entry.method(), entry.template(), entry));
      } else {
        trie.add(entry.method(), entry.template(), entry);
        entries.add(entry);
      }
    }
    return trie;
  }

  private static String template(Random random) {
    var template = new StringBuilder();
    int segments = 1 + random.nextInt(3);
    for (int i = 0; i < segments; i++) {
      boolean last = i == segments - 1;
      template
          .append('/')
          .append(
              switch (random.nextInt(last ? 6 : 5)) {
                case 0 -> "a";
                case 1 -> "b";
                case 2 -> "{x" + i + "}";
                case 3 -> "*";
                case 4 -> "{y" + i + "=a}";
                default -> "**";
              });
    }
    return random.nextInt(4) == 0 ? template.append(":v").toString() : template.toString();
  }

  private static List<String> path(Random random) {
    var path = new ArrayList<String>();
    for (int i = random.nextInt(5); i > 0; i--) {
      path.add(List.of("a", "b", "c", "a:v", "a:w", ":v").get(random.nextInt(i == 1 ? 6 : 3)));
    }
    return path;
  }

  private static Optional<Entry> linear(List<Entry> entries, String method, List<String> path) {
    return best(entries, method, withoutVerb(path), verbOf(path))
        .or(() -> best(entries, method, path, null));
  }

  private static @Nullable String verbOf(List<String> path) {
    String last = path.isEmpty() ? "" : path.getLast();
    int colon = last.lastIndexOf(':');
    return colon > 0 ? last.substring(colon + 1) : null;
  }

  private static List<String> withoutVerb(List<String> path) {
    var shorter = new ArrayList<>(path);
    String verb = verbOf(path);
    if (verb != null) {
      String last = shorter.removeLast();
      shorter.add(last.substring(0, last.length() - verb.length() - 1));
    }
    return shorter;
  }

  private static Optional<Entry> best(
      List<Entry> entries, String method, List<String> path, @Nullable String verb) {
    return entries.stream()
        .filter(e -> e.method().equals(method) || e.method().equals(RouteTrie.ANY_METHOD))
        .filter(e -> Objects.equals(e.template().verb(), verb) && matches(e.template(), path))
        .min(
            Comparator.comparing((Entry e) -> rank(e.template()))
                .thenComparing(e -> e.method().equals("*")));
  }

  private static boolean matches(HttpTemplate template, List<String> path) {
    int at = 0;
    for (Segment segment : template.segments()) {
      switch (segment) {
        case Segment.Rest _ -> {
          return true;
        }
        case Segment.One _ -> {
          if (at++ >= path.size()) {
            return false;
          }
        }
        case Segment.Literal(String text) -> {
          if (at >= path.size() || !path.get(at++).equals(text)) {
            return false;
          }
        }
      }
    }
    return at == path.size();
  }

  /// Literals before `*` before the end before `**`, from left to right, as text that sorts so.
  private static String rank(HttpTemplate template) {
    var rank = new StringBuilder();
    for (Segment segment : template.segments()) {
      rank.append(
          switch (segment) {
            case Segment.Literal _ -> '0';
            case Segment.One _ -> '1';
            case Segment.Rest _ -> '2';
          });
    }
    return rank.toString();
  }

  private static Set<String> allowed(List<Entry> entries, List<String> path) {
    var methods = new TreeSet<String>();
    String verb = verbOf(path);
    for (Entry entry : entries) {
      boolean asVerb =
          verb != null
              && verb.equals(entry.template().verb())
              && matches(entry.template(), withoutVerb(path));
      boolean asIs = entry.template().verb() == null && matches(entry.template(), path);
      if (asVerb || asIs) {
        methods.add(entry.method());
      }
    }
    return methods;
  }
}
