/// Proto3 JSON in both directions. [id.karcis.edge.json.JsonReader] reads strictly and names each
/// bad field; [id.karcis.edge.json.WireJson] turns wire bytes into JSON without building a message.
@NullMarked
package id.karcis.edge.json;

import org.jspecify.annotations.NullMarked;
