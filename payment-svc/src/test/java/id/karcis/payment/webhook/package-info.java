/// Tests that need the package's own types.
@NullMarked
package id.karcis.payment.webhook;

import org.jspecify.annotations.NullMarked;
