/// Series of events that are sold together. [Season] is the aggregate, [Seasons] the collection,
/// [SeasonEditing] what admins do with them.
@NullMarked
package id.karcis.booking.season;

import org.jspecify.annotations.NullMarked;
