/// How a call fails. Code throws a [Refusal] made by [Refusals]; [GrpcErrors] is the only place
/// where a failure becomes a status.
@NullMarked
package id.karcis.platform.error;

import org.jspecify.annotations.NullMarked;
