/// user-svc owns accounts, passwords, sessions, the keys that sign access tokens, and what people
/// keep in their accounts: pictures, wishlists, searches, push subscriptions. Calls come in by gRPC
/// from the edge and Envoy; the other services fetch its public keys. It asks booking-svc whether
/// an event exists and tells it whom to forget, and asks both neighbours for the export of what is
/// held on a person. Read `Registration`, `SignIn` and `Sessions` first.
@NullMarked
package id.karcis.user;

import org.jspecify.annotations.NullMarked;
