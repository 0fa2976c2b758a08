/// Exact money: `google.type.Money` on the wire, minor units in `long` inside. See [Amounts].
@NullMarked
package id.karcis.platform.money;

import org.jspecify.annotations.NullMarked;
