@NullMarked
package id.karcis.platform.crypto;

import org.jspecify.annotations.NullMarked;
