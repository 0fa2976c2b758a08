/// The two gRPC services and what translates between messages and the features.
@NullMarked
package id.karcis.payment.wire;

import org.jspecify.annotations.NullMarked;
