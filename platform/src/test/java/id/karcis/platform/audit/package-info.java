@NullMarked
package id.karcis.platform.audit;

import org.jspecify.annotations.NullMarked;
