/// A Redis client that never stalls a request when Redis is away.
@NullMarked
package id.karcis.platform.redis;

import org.jspecify.annotations.NullMarked;
