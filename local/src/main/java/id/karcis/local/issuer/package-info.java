/// An OpenID Connect issuer for the demo, in place of Google. Read [DemoIssuer].
@NullMarked
package id.karcis.local.issuer;

import org.jspecify.annotations.NullMarked;
