/// Tests of the launcher.
@NullMarked
package id.karcis.local;

import org.jspecify.annotations.NullMarked;
