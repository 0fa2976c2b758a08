/// Sign-in with an issuer: the whole dance with a real OpenID Connect server, and every way in
/// which an issuer or a browser can misbehave with [ScriptedIssuer].
@NullMarked
package id.karcis.user.google;

import org.jspecify.annotations.NullMarked;
