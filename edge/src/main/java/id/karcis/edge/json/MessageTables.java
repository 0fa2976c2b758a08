package id.karcis.edge.json;

import com.google.protobuf.Descriptors.Descriptor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The tables of the types seen so far.
final class MessageTables {
  private final Map<Descriptor, MessageTable> tables = new ConcurrentHashMap<>();

  MessageTable of(Descriptor type) {
    return tables.computeIfAbsent(type, MessageTable::new);
  }
}
