/// Signing in and staying signed in. [SignIn] decides who gets a session, [Sessions] holds them and
/// their rotating refresh tokens, [AccessTokenIssuer] writes what the other services verify.
@NullMarked
package id.karcis.user.session;

import org.jspecify.annotations.NullMarked;
