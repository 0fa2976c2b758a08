/// What a request must look like. The rules stand in the protos; a [RequestRule] says what a proto
/// cannot. [Ids] reads identifiers out of strings.
@NullMarked
package id.karcis.platform.validation;

import org.jspecify.annotations.NullMarked;
