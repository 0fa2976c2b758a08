/// Tests of the package of the same name.
@NullMarked
package id.karcis.edge.model;

import org.jspecify.annotations.NullMarked;
