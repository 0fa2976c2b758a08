package id.karcis.user.account;

import id.karcis.platform.identity.Role;
import id.karcis.platform.persistence.PageTokens;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Lists accounts for organizers, page by page.
@Component
final class AccountSearch {

  /// Sorts after every id that is ever made.
  private static final UUID LAST_ID = new UUID(-1, -1);

  private final Accounts accounts;

  AccountSearch(Accounts accounts) {
    this.accounts = accounts;
  }

  /// @param text part of address or name, or empty for all
  /// @param role null for all
  /// @param pageToken of the page before, or empty
  record Query(String text, @Nullable Role role, int pageSize, String pageToken) {

    Set<Role> roles() {
      return role == null ? EnumSet.allOf(Role.class) : EnumSet.of(role);
    }

    /// What the pages of one list have in common.
    String identity() {
      return "users|" + roles() + "|" + text;
    }

    /// In it the text stands for itself, wildcards included.
    String pattern() {
      return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /// PostgreSQL has no text with a NUL in it, so nothing matches and nothing need be asked.
    boolean canMatch() {
      return text.indexOf('\0') < 0;
    }
  }

  /// @param nextPageToken empty on the last page
  record Page(List<Account> accounts, String nextPageToken) {}

  Page list(Query query) {
    var before =
        PageTokens.decode(
                query.identity(), query.pageToken(), values -> UUID.fromString(values.getFirst()))
            .orElse(LAST_ID);
    if (!query.canMatch()) {
      return new Page(List.of(), "");
    }
    int size = query.pageSize();
    var found = accounts.findPage(before, query.roles(), query.pattern(), Limit.of(size + 1));
    if (found.size() <= size) {
      return new Page(found, "");
    }
    var shown = List.copyOf(found.subList(0, size));
    var last = shown.getLast().id().toString();
    return new Page(shown, PageTokens.encode(query.identity(), List.of(last)));
  }
}
