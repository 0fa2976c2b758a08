/// The same request twice has one effect and one answer. Read [IdempotentCalls] first.
@NullMarked
package id.karcis.platform.idempotency;

import org.jspecify.annotations.NullMarked;
