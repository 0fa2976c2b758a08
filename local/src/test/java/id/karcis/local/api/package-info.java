/// Proves the table of routes in `docs/api.md`, row by row, on the running platform. What is asked
/// of each RPC stands in `src/test/resources/api/requests.yaml`.
@NullMarked
package id.karcis.local.api;

import org.jspecify.annotations.NullMarked;
