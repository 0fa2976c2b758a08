/// Work that comes back by itself. See [RepeatedTask].
@NullMarked
package id.karcis.payment.schedule;

import org.jspecify.annotations.NullMarked;
