package id.karcis.edge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.edge.error.BadRequestException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Forms cut into network reads at any place, and broken at any place.
class FormReaderFuzzTest {
  private static final int ROUNDS = 40;
  private static final String BOUNDARY = "ab";

  private record Taken(ByteArrayOutputStream bytes, List<TextField> fields, List<String> types)
      implements FileSink {
    Taken() {
      this(new ByteArrayOutputStream(), new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void begins(@Nullable String contentType, List<TextField> before) {
      types.add(String.valueOf(contentType));
      fields.addAll(before);
    }

    @Override
    public void bytes(byte[] some) {
      bytes.writeBytes(some);
    }
  }

  /// Bytes among which line ends, dashes and halves of boundaries are frequent.
  private static byte[] file(Random random) {
    String[] pieces = {"\r\n", "--", "\r", "\n", "-", "a", "--a", "\r\n--", "\r\n--a", "\0", "xyz"};
    var file = new ByteArrayOutputStream();
    for (int i = random.nextInt(400); i > 0; i--) {
      file.writeBytes(pieces[random.nextInt(pieces.length)].getBytes(StandardCharsets.ISO_8859_1));
    }
    return file.toByteArray();
  }

  private static byte[] form(byte[] file) {
    var form = new ByteArrayOutputStream();
    form.writeBytes(
        lines(
            "--ab",
            "Content-Disposition: form-data; name=\"note\"",
            "",
            "n",
            "--ab",
            "Content-Disposition: form-data; name=\"file\"; filename=\"f\"",
            "Content-Type: image/png",
            "",
            ""));
    form.writeBytes(file);
    form.writeBytes(
        lines("", "--ab", "Content-Disposition: form-data; name=\"x\"", "", "y", "--ab--", ""));
    return form.toByteArray();
  }

  private static byte[] lines(String... lines) {
    return String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Taken read(byte[] form, Random random, int longest) {
    var taken = new Taken();
    var reader =
        new FormReader("multipart/form-data; boundary=" + BOUNDARY, "file", "note"::equals, taken);
    for (int at = 0; at < form.length; ) {
      int end = Math.min(form.length, at + 1 + random.nextInt(longest));
      reader.read(Arrays.copyOfRange(form, at, end));
      at = end;
    }
    reader.end();
    return taken;
  }

  @RepeatedTest(ROUNDS)
  void findsTheSameFileHoweverTheFormIsCut(RepetitionInfo round) {
    var random = new Random(round.getCurrentRepetition());
    byte[] file = file(random);
    for (int longest : new int[] {1, 3, 17, 1000}) {
      Taken taken = read(form(file), random, longest);
      assertThat(taken.bytes().toByteArray()).as("reads of %d", longest).isEqualTo(file);
      assertThat(taken.types()).containsExactly("image/png");
      assertThat(taken.fields()).containsExactly(new TextField("note", "n"));
    }
  }

  @RepeatedTest(ROUNDS)
  void refusesBrokenFormsAsBadRequests(RepetitionInfo round) {
    var random = new Random(round.getCurrentRepetition());
    for (int i = 0; i < 200; i++) {
      byte[] form = form(lines("some", "bytes"));
      for (int broken = 1 + random.nextInt(4); broken > 0; broken--) {
        form[random.nextInt(form.length)] = (byte) random.nextInt(256);
      }
      byte[] cut =
          Arrays.copyOf(form, random.nextBoolean() ? form.length : random.nextInt(form.length));
      try {
        read(cut, random, 64);
      } catch (BadRequestException e) {
        assertThat(e.violations()).isNotEmpty();
      }
    }
  }
}
