/// A feature that breaks the rules.
@NullMarked
package id.karcis.crooked.two;

import org.jspecify.annotations.NullMarked;
