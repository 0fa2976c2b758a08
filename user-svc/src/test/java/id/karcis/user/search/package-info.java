/// Tests of `search`.
@NullMarked
package id.karcis.user.search;

import org.jspecify.annotations.NullMarked;
