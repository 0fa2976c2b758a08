/// The whole sale, run against the running platform from outside: over REST through the edge and
/// through Envoy, and over gRPC. Start with [WholeSale].
@NullMarked
package id.karcis.local.sale;

import org.jspecify.annotations.NullMarked;
