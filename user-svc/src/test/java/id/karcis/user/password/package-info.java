/// Tests of password.
@NullMarked
package id.karcis.user.password;

import org.jspecify.annotations.NullMarked;
