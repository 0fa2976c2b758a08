/// Every call ends: see [DeadlineSettings].
@NullMarked
package id.karcis.platform.deadline;

import org.jspecify.annotations.NullMarked;
