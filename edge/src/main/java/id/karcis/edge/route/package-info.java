/// Finds the rule that serves a request line: templates of `google.api.http`, percent-decoding and
/// a trie that prefers literals to `*` to `**`, with the HTTP method as part of the match. Knows
/// text only, no protobuf. Read [id.karcis.edge.route.HttpTemplate] and
/// [id.karcis.edge.route.RouteTrie].
@NullMarked
package id.karcis.edge.route;

import org.jspecify.annotations.NullMarked;
