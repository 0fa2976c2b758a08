package id.karcis.user.google;

import id.karcis.user.google.issuer.IdentityClaims;
import org.springframework.stereotype.Component;

/// Reads a person out of an identity.
@Component
final class People {

  private static final String NAMELESS = "Guest";
  private static final int MAX_NAME_CHARACTERS = 100;

  private final GrpcIdentityRules rules;

  People(GrpcIdentityRules rules) {
    this.rules = rules;
  }

  Person of(IdentityClaims claims) {
    var email = claims.email().strip();
    return new Person(
        claims.emailVerified() && rules.isAddress(email) ? email : "", name(claims, email));
  }

  /// The name told, else what stands before the `@`.
  private String name(IdentityClaims claims, String email) {
    var told = clean(claims.name());
    if (rules.isName(told)) {
      return told;
    }
    var local = clean(email.substring(0, Math.max(0, email.lastIndexOf('@'))));
    return rules.isName(local) ? local : NAMELESS;
  }

  private static String clean(String name) {
    var plain = name.replaceAll("\\p{Cntrl}+", " ").strip();
    var characters = plain.codePointCount(0, plain.length());
    return characters <= MAX_NAME_CHARACTERS
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, MAX_NAME_CHARACTERS)).strip();
  }
}
