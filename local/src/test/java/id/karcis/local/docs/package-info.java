/// Holds the documents of this repository to its code: what they name must be there.
@NullMarked
package id.karcis.local.docs;

import org.jspecify.annotations.NullMarked;
