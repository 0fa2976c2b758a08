package id.karcis.user.session;

import id.karcis.user.account.Account;

/// What a client gets to act for an account. Its text form shows no token.
public record SignedIn(Account account, AccessToken accessToken, RefreshToken refreshToken) {

  @Override
  public String toString() {
    return "SignedIn[" + account.id() + "]";
  }
}
