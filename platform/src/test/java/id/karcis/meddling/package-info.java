/// A service that uses another one's classes, which a rule forbids.
@NullMarked
package id.karcis.meddling;

import org.jspecify.annotations.NullMarked;
