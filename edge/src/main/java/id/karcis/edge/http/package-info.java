/// The server side: takes a request, finds its route, makes the call and writes the answer, whole
/// or as a stream. [id.karcis.edge.http.ApiHandler] is the way of a request.
@NullMarked
package id.karcis.edge.http;

import org.jspecify.annotations.NullMarked;
