@NullMarked
package id.karcis.platform.export;

import org.jspecify.annotations.NullMarked;
