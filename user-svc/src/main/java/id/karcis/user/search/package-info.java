/// What people searched for, kept in Redis alone. Read [SearchHistory] first.
@NullMarked
package id.karcis.user.search;

import org.jspecify.annotations.NullMarked;
