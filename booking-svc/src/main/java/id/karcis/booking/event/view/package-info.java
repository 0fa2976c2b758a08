/// How often people look at events, and at which most. [Views] counts in Redis, or in memory while
/// Redis is away, and writes the counts down in batches; [Popularity] ranks.
@NullMarked
package id.karcis.booking.event.view;

import org.jspecify.annotations.NullMarked;
