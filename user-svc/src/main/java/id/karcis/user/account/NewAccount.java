package id.karcis.user.account;

import id.karcis.platform.identity.Role;

/// Asks for an account. Its text form leaves the password out.
record NewAccount(Profile profile, String password, Role role) {

  @Override
  public String toString() {
    return "NewAccount[role=" + role + "]";
  }
}
