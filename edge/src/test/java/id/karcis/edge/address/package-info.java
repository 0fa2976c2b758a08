/// Whose request it is.
@NullMarked
package id.karcis.edge.address;

import org.jspecify.annotations.NullMarked;
