/// Work that comes back by itself. See [RepeatedTask].
@NullMarked
package id.karcis.platform.schedule;

import org.jspecify.annotations.NullMarked;
