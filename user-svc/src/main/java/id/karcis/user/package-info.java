/// user-svc owns accounts, passwords, sessions and the keys that sign access tokens. Calls come in
/// by gRPC from the edge and Envoy; the other services fetch its public keys. It calls nobody. Read
/// `Registration`, `SignIn` and `Sessions` first.
@NullMarked
package id.karcis.user;

import org.jspecify.annotations.NullMarked;
