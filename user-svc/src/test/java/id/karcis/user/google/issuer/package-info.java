/// What this side of the wire makes of an issuer.
@NullMarked
package id.karcis.user.google.issuer;

import org.jspecify.annotations.NullMarked;
