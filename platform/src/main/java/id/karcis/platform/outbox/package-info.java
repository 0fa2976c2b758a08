/// Messages that leave exactly when their transaction commits, at least once. [Outbox] takes them,
/// [OutboxHandler] delivers them.
@NullMarked
package id.karcis.platform.outbox;

import org.jspecify.annotations.NullMarked;
