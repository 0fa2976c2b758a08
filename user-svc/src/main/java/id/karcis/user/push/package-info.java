/// Browsers that want to be told things (Web Push). They are stored and deleted here; nothing is
/// sent yet. Read [PushSubscriptions] first.
@NullMarked
package id.karcis.user.push;

import org.jspecify.annotations.NullMarked;
