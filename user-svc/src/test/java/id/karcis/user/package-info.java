/// Tests of user-svc as a whole.
@NullMarked
package id.karcis.user;

import org.jspecify.annotations.NullMarked;
