/// Pictures of people: judged by their bytes, made anew, stored. Knows no accounts but their ids.
/// Read [Pictures] and [Avatars] first.
@NullMarked
package id.karcis.user.avatar;

import org.jspecify.annotations.NullMarked;
