/// Another service, to test user-svc with. Outside `id.karcis.user`, whose components user-svc
/// looks for.
@NullMarked
package id.karcis.neighbour;

import org.jspecify.annotations.NullMarked;
