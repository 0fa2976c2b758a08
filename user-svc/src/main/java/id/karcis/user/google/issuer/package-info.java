/// An OpenID Connect issuer as seen by a client of its: where its endpoints are, what it gives for
/// a code, and whether an ID token is really its word. Read [Issuer] first. Knows nothing of
/// accounts. Every request has a deadline and a limit on its answer.
@NullMarked
package id.karcis.user.google.issuer;

import org.jspecify.annotations.NullMarked;
