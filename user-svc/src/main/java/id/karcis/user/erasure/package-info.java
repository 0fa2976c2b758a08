/// Has the other services forget whose account was deleted. Payments are not told: they name nobody
/// but by id.
@NullMarked
package id.karcis.user.erasure;

import org.jspecify.annotations.NullMarked;
