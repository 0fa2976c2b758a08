/// Tests of the package of the same name.
@NullMarked
package id.karcis.edge.http;

import org.jspecify.annotations.NullMarked;
