package id.karcis.edge.upload;

import id.karcis.edge.error.BadRequestException;
import id.karcis.edge.error.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `multipart/form-data` body (RFC 7578), one of whose parts is the file. Fields may stand before
/// it; behind it they are refused, as by then the file is on its way without them. All other parts
/// are skipped.
public final class FormReader implements FileReader {
  private static final int MOST_TEXT_BYTES = 8 * 1024;
  private static final Pattern FORM = Pattern.compile("(?i)multipart/form-data\\s*(;.*)?");

  /// A boundary as RFC 2046, 5.1.1, has it.
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "(?i);\\s*boundary=(\"?)([0-9a-z'()+_,./:=? -]{0,69}[0-9a-z'()+_,./:=?-])\\1\\s*(?:;|$)");

  private static final Pattern OTHER_CHARSET =
      Pattern.compile("(?i).*;\\s*charset=(?!\"?(utf-8|us-ascii)\"?\\s*(;|$)).*");

  private final MultipartParser parser;
  private final String fileName;
  private final Predicate<String> isField;
  private final List<TextField> fields = new ArrayList<>();
  private final FileSink file;
  private boolean begun;

  /// @param contentType that of the request
  /// @param fileName the name of the part that is the file
  /// @param isField whether a text of this name is a field of the request
  /// @param file hears of the file
  /// @throws BadRequestException if the content type names no boundary
  public FormReader(String contentType, String fileName, Predicate<String> isField, FileSink file) {
    this.fileName = fileName;
    this.isField = isField;
    this.file = file;
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw MultipartParser.malformed("its Content-Type names no boundary");
    }
    this.parser = new MultipartParser(boundary.group(2), new Parts());
  }

  /// Whether a content type announces such a body.
  public static boolean reads(String contentType) {
    return FORM.matcher(contentType).matches();
  }

  @Override
  public void read(byte[] some) {
    parser.read(some);
  }

  @Override
  public void end() {
    if (!parser.isWhole()) {
      throw MultipartParser.malformed("it ends before its last boundary");
    }
    if (!begun) {
      throw refused(fileName, "expected a file part of this name, but the form holds none");
    }
  }

  private static BadRequestException refused(String field, String why) {
    return new BadRequestException(new Violation(field, why));
  }

  private final class Parts implements MultipartParser.Listener {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private String name = "";
    private boolean isFile;
    private boolean isText;

    @Override
    public void begins(PartHead head) {
      name = head.name();
      isFile = head.isFile() && name.equals(fileName);
      isText = !isFile && !head.isFile() && isField.test(name);
      if (isFile) {
        beginFile(head);
      } else if (isText) {
        beginText(head);
      }
    }

    private void beginFile(PartHead head) {
      if (begun) {
        throw refused(fileName, "the form holds this file twice");
      }
      begun = true;
      file.begins(head.contentType(), List.copyOf(fields));
    }

    private void beginText(PartHead head) {
      if (name.equals(fileName)) {
        throw refused(name, "expected a file part, which has a filename, but it is a text");
      }
      if (begun) {
        throw refused(name, "must stand before the file " + fileName + " in the form");
      }
      String type = head.contentType();
      if (type != null && OTHER_CHARSET.matcher(type).matches()) {
        throw refused(name, "expected UTF-8, but its Content-Type is " + Violation.quote(type));
      }
    }

    @Override
    public void bytes(byte[] some) {
      if (isFile) {
        file.bytes(some);
      } else if (isText) {
        text.writeBytes(some);
        if (text.size() > MOST_TEXT_BYTES) {
          throw refused(name, "is larger than " + MOST_TEXT_BYTES + " bytes");
        }
      }
    }

    @Override
    public void ends() {
      if (isText) {
        fields.add(new TextField(name, utf8()));
        text.reset();
      }
    }

    private String utf8() {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(text.toByteArray()))
            .toString();
      } catch (CharacterCodingException e) {
        throw refused(name, "is not UTF-8");
      }
    }
  }
}
