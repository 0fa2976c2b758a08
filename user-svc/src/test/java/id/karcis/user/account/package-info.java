/// Tests of account.
@NullMarked
package id.karcis.user.account;

import org.jspecify.annotations.NullMarked;
