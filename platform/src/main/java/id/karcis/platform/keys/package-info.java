/// Key pairs that live in the database and are made on first use. See [SigningKeys].
@NullMarked
package id.karcis.platform.keys;

import org.jspecify.annotations.NullMarked;
