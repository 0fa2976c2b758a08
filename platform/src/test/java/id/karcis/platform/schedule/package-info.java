@NullMarked
package id.karcis.platform.schedule;

import org.jspecify.annotations.NullMarked;
