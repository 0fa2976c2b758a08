/// Events that people keep in sight. Read [Wishlist] first; [Events] is what it asks booking-svc.
@NullMarked
package id.karcis.user.wishlist;

import org.jspecify.annotations.NullMarked;
