/// Tests of the demo catalog.
@NullMarked
package id.karcis.local.demo;

import org.jspecify.annotations.NullMarked;
