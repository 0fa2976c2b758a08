package id.karcis.platform.grpc;

import id.karcis.platform.error.Refusal;

/// Takes the place of a request message that could not be read, on its way from the
/// [TolerantMarshaller] to the [ReadableRequestInterceptor].
///
/// @param refusal what is wrong with it
record UnreadableRequest(Refusal refusal) {}
