/// Files in forms.
@NullMarked
package id.karcis.edge.upload;

import org.jspecify.annotations.NullMarked;
