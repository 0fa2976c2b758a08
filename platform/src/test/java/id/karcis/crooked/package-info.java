/// A service that breaks the rules, so that a test sees each rule fail.
@NullMarked
package id.karcis.crooked;

import org.jspecify.annotations.NullMarked;
