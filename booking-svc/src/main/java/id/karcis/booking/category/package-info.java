/// Kinds of events. [Category] is the aggregate, [Categories] the collection, [CategoryEditing]
/// what admins do with them.
@NullMarked
package id.karcis.booking.category;

import org.jspecify.annotations.NullMarked;
