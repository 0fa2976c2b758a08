package id.karcis.platform.outbox;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.UUID;

/// Delivers the messages of one topic. A bean of this type per topic.
///
/// Runs on a virtual thread, outside any transaction, within a gRPC context that has a deadline of
/// ten seconds. Returning means delivered; any exception means not yet, and the message comes again
/// later, as it does when the process dies in between. So whoever receives it must treat the same
/// `messageId` twice as once. Messages may overtake each other.
public interface OutboxHandler {

  /// Returns the topic; one handler each.
  String topic();

  /// Delivers one message.
  ///
  /// @param payload the message's wire form, as given to [Outbox#add]
  void deliver(UUID messageId, ByteString payload) throws InvalidProtocolBufferException;
}
