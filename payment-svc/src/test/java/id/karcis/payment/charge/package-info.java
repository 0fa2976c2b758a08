/// Tests of charging that need the package's own types.
@NullMarked
package id.karcis.payment.charge;

import org.jspecify.annotations.NullMarked;
