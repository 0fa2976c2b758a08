/// Who calls. [Callers] gives the handler the signed-in user, [AccessTokens] verifies a user's
/// token, [EndedSessions] knows which ones ended early, [ServiceTokens] the identity of a service;
/// the rules themselves are data in the protos (`karcis/type/v1/access.proto`).
@NullMarked
package id.karcis.platform.identity;

import org.jspecify.annotations.NullMarked;
