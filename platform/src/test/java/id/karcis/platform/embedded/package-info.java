/// Tests of the embedded servers; they start real ones in temporary folders.
@NullMarked
package id.karcis.platform.embedded;

import org.jspecify.annotations.NullMarked;
