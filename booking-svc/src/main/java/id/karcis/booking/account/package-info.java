/// What user-svc knows of buyers: where to reach them, and by which name. Read [Accounts] first.
@NullMarked
package id.karcis.booking.account;

import org.jspecify.annotations.NullMarked;
