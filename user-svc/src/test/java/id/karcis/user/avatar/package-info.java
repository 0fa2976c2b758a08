/// Tests of `avatar`.
@NullMarked
package id.karcis.user.avatar;

import org.jspecify.annotations.NullMarked;
