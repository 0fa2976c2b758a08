/// Halls and their seat maps. [Venue] is the aggregate and [Venues] the collection; a seat map is
/// written and read whole by [SeatMaps], and selling reads it as [HallLayout] through
/// [HallLayouts].
@NullMarked
package id.karcis.booking.venue;

import org.jspecify.annotations.NullMarked;
