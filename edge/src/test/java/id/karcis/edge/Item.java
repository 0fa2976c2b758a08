package id.karcis.edge;

import com.google.protobuf.DynamicMessage;
import id.karcis.edge.conformance.ConformanceApi;

/// Serialised messages of the conformance contract.
final class Item {
  private static final ConformanceApi API = new ConformanceApi();

  private Item() {}

  static byte[] named(String name) {
    var type = API.type("Item");
    return DynamicMessage.newBuilder(type)
        .setField(type.findFieldByName("name"), name)
        .build()
        .toByteArray();
  }
}
