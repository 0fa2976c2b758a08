package id.karcis.user.session;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.user.account.Account;
import id.karcis.user.account.Accounts;
import id.karcis.user.password.PasswordCheck;
import id.karcis.user.session.ActiveUsers.Visitor;
import id.karcis.user.session.RefreshOutcome.Renewed;
import id.karcis.user.session.RefreshOutcome.Reused;
import id.karcis.user.session.RefreshOutcome.Unknown;
import id.karcis.user.session.Sessions.Opening;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets people in and keeps them in.
@Component
public final class SignIn {

  private static final Logger log = LoggerFactory.getLogger(SignIn.class);

  /// Life of a first refresh token that travels in an address.
  private static final Duration BRIEFLY = Duration.ofSeconds(60);

  private final Accounts accounts;
  private final PasswordCheck passwords;
  private final FailedSignIns failures;
  private final Sessions sessions;
  private final ActiveUsers active;
  private final AccessTokenIssuer tokens;

  SignIn(
      Accounts accounts,
      PasswordCheck passwords,
      FailedSignIns failures,
      Sessions sessions,
      ActiveUsers active,
      AccessTokenIssuer tokens) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.failures = failures;
    this.sessions = sessions;
    this.active = active;
    this.tokens = tokens;
  }

  /// Opens a session. Refuses UNAUTHENTICATED `BAD_CREDENTIALS` for an unknown address and for a
  /// wrong password alike, after the same work; RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` to whoever
  /// tries too often.
  SignedIn login(String email, String password, Device device) {
    var account = find(email);
    var hash = account.map(Account::passwordHash).orElse(null);
    var who = "email:" + email.toLowerCase(Locale.ROOT);
    if (!passwords.matches(who, password, hash) || account.isEmpty()) {
      failures.record(account, email);
      throw badCredentials();
    }
    return open(account.get(), device);
  }

  private Optional<Account> find(String email) {
    // PostgreSQL has no text with a NUL in it and would fail.
    return email.indexOf('\0') < 0 ? accounts.findByAddress(email) : Optional.empty();
  }

  /// Opens a session for somebody who has proved who they are. Refuses UNAUTHENTICATED
  /// `BAD_CREDENTIALS` when the account was deleted meanwhile, RESOURCE_EXHAUSTED `SITE_FULL` when
  /// too many users are active.
  public SignedIn open(Account account, Device device) {
    return open(account, device, null);
  }

  /// The same with a first refresh token that lives 60 seconds, for one that is handed over in an
  /// address. It is to be exchanged; the session then lives as long as any other.
  public SignedIn openBriefly(Account account, Device device) {
    return open(account, device, BRIEFLY);
  }

  private SignedIn open(Account account, Device device, @Nullable Duration tokenLife) {
    var token = RefreshToken.random();
    var opening = new Opening(account, device, token, tokenLife);
    return active.admit(
        visitor(account),
        check -> {
          var session = sessions.open(opening, check).orElseThrow(SignIn::badCredentials);
          return new SignedIn(account, tokens.issue(account, session), token);
        });
  }

  /// Exchanges a refresh token. The new access token carries the account's role of now. Refuses
  /// RESOURCE_EXHAUSTED `SITE_FULL`, and leaves the token as it is.
  SignedIn refresh(RefreshToken sent) {
    var holder =
        active.isLimited()
            ? sessions.holderOf(sent).flatMap(accounts::findActive)
            : Optional.<Account>empty();
    return holder.isPresent()
        ? active.admit(visitor(holder.get()), check -> exchange(sent, check))
        : exchange(sent, () -> {});
  }

  private static Visitor visitor(Account account) {
    return new Visitor(account.id(), account.role());
  }

  private SignedIn exchange(RefreshToken sent, Runnable check) {
    return switch (sessions.refresh(sent, check)) {
      case Renewed renewed -> renew(renewed);
      case Unknown() -> throw invalid();
      case Reused(var session) -> {
        log.warn("A refresh token came twice; session {} is ended", session);
        throw invalid();
      }
    };
  }

  private SignedIn renew(Renewed renewed) {
    var account = accounts.findActive(renewed.accountId()).orElseThrow(SignIn::invalid);
    return new SignedIn(account, tokens.issue(account, renewed.session()), renewed.next());
  }

  private static Refusal badCredentials() {
    return Refusals.unauthenticated(
        ErrorReason.BAD_CREDENTIALS, "email address or password are wrong");
  }

  private static Refusal invalid() {
    return Refusals.unauthenticated(
        ErrorReason.TOKEN_INVALID, "the refresh token is unknown, expired or used: sign in again");
  }
}
