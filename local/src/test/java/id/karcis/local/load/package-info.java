/// Tests of the large data set, at a small size.
@NullMarked
package id.karcis.local.load;

import org.jspecify.annotations.NullMarked;
