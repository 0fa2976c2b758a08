/// Cities where events take place. [Location] is the aggregate, [Locations] the collection,
/// [LocationEditing] what admins do with them.
@NullMarked
package id.karcis.booking.location;

import org.jspecify.annotations.NullMarked;
