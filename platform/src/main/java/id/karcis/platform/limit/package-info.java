/// How often a caller may call. [RateLimitInterceptor] asks [RateLimiter] before a call is worked
/// on; a proto says what an RPC is counted as (`karcis.type.v1.rate_limit`), [LimitSettings] how
/// much is allowed. [Quotas] makes limits for what a feature counts beside calls.
///
/// A call is decided in memory, by the [Bucket]s of this instance, and waits for nobody.
/// [RedisBuckets] tells the other instances a tenth of a second later and learns what they allowed.
/// So the hot path of a sale pays no round trip, Redis away only means that each instance counts
/// for itself, and a burst that hits several instances in the same tenth of a second gets through
/// once per instance.
@NullMarked
package id.karcis.platform.limit;

import org.jspecify.annotations.NullMarked;
