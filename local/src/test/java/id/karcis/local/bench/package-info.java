/// Tests of the measuring itself, without a platform.
@NullMarked
package id.karcis.local.bench;

import org.jspecify.annotations.NullMarked;
