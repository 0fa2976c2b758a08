/// Tests of the package of the same name.
@NullMarked
package id.karcis.edge.route;

import org.jspecify.annotations.NullMarked;
