/// What the other services hold on a person, for the export of an account.
@NullMarked
package id.karcis.user.export;

import org.jspecify.annotations.NullMarked;
