/// Sign-in with Google, or whichever OpenID Connect issuer is configured. [GoogleSignIn] runs the
/// code flow, [SignInAttempts] keeps what waits for the browser's return, [Identities] decides
/// whose account an identity opens. The issuer itself is in `google.issuer`.
@NullMarked
package id.karcis.user.google;

import org.jspecify.annotations.NullMarked;
