/// Tests of `push`.
@NullMarked
package id.karcis.user.push;

import org.jspecify.annotations.NullMarked;
