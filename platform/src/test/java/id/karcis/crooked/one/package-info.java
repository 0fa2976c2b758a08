/// A feature that breaks the rules.
@NullMarked
package id.karcis.crooked.one;

import org.jspecify.annotations.NullMarked;
