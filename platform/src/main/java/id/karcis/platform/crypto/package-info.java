/// Encryption of single fields in the database. Read [FieldEncryption] to use it, [KeyRing] for the
/// keys.
@NullMarked
package id.karcis.platform.crypto;

import org.jspecify.annotations.NullMarked;
