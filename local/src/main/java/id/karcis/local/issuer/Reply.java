package id.karcis.local.issuer;

import java.util.Map;

/// An answer over HTTP.
record Reply(int status, Map<String, String> headers, byte[] body) {}
