/// Tests that need the package's own types.
@NullMarked
package id.karcis.payment.provider;

import org.jspecify.annotations.NullMarked;
