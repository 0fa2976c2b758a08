/// Tests of session.
@NullMarked
package id.karcis.user.session;

import org.jspecify.annotations.NullMarked;
