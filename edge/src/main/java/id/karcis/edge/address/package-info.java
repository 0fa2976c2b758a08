/// Whose request it is: the address of the client, through proxies that are trusted to name it.
/// [id.karcis.edge.address.ClientAddresses] walks `X-Forwarded-For`.
@NullMarked
package id.karcis.edge.address;

import org.jspecify.annotations.NullMarked;
