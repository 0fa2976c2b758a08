/// Accounts: registering, reading, editing and deleting them. Read [Account], [Registration] and
/// [AccountEdits] first.
@NullMarked
package id.karcis.user.account;

import org.jspecify.annotations.NullMarked;
