/// Tests of the running edge as a whole.
@NullMarked
package id.karcis.edge;

import org.jspecify.annotations.NullMarked;
