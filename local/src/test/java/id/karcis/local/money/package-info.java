/// Money over the whole platform: random histories, and what must hold after each.
@NullMarked
package id.karcis.local.money;

import org.jspecify.annotations.NullMarked;
