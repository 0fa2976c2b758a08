/// What a password must be and how it is kept. [PasswordRules] refuses the guessable ones,
/// [PasswordHashes] turns the others into hashes without starving whoever else runs on the machine,
/// [PasswordCheck] knows them again and slows down whoever guesses.
@NullMarked
package id.karcis.user.password;

import org.jspecify.annotations.NullMarked;
