/// Tests of `wishlist`.
@NullMarked
package id.karcis.user.wishlist;

import org.jspecify.annotations.NullMarked;
