/// What is kept in the memory of one instance.
@NullMarked
package id.karcis.platform.memory;

import org.jspecify.annotations.NullMarked;
