package id.karcis.local.demo;

/// Email address and password of an account on this machine.
public record Account(String email, String password) {

  @Override
  public String toString() {
    return email;
  }
}
