package id.karcis.booking.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Text out of files.
public final class TextFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /// The text that a file in UTF-8 is, without its byte order mark; empty if it is none.
  public static Optional<String> read(byte[] file) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      var marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return text.indexOf('\0') >= 0
          ? Optional.empty()
          : Optional.of(text.substring(marked ? 1 : 0));
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
