/// Tests of the package of the same name.
@NullMarked
package id.karcis.edge.json;

import org.jspecify.annotations.NullMarked;
