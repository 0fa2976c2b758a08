/// What every call brings along beside its message, see [RequestContext], and its line in the log.
@NullMarked
package id.karcis.platform.request;

import org.jspecify.annotations.NullMarked;
