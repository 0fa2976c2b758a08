package id.karcis.user.avatar;

import static id.karcis.user.avatar.PictureFiles.chunk;
import static id.karcis.user.avatar.PictureFiles.deflated;
import static id.karcis.user.avatar.PictureFiles.exif;
import static id.karcis.user.avatar.PictureFiles.from;
import static id.karcis.user.avatar.PictureFiles.hugePng;
import static id.karcis.user.avatar.PictureFiles.indexOf;
import static id.karcis.user.avatar.PictureFiles.joined;
import static id.karcis.user.avatar.PictureFiles.named;
import static id.karcis.user.avatar.PictureFiles.quarters;
import static id.karcis.user.avatar.PictureFiles.slice;
import static id.karcis.user.avatar.PictureFiles.text;
import static id.karcis.user.avatar.PictureFiles.withChunk;
import static id.karcis.user.avatar.PictureFiles.withSegment;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

  private static final Pictures PICTURES = new Pictures();

  @AfterAll
  static void close() {
    PICTURES.close();
  }

  private static Avatar made(byte[] file) {
    return PICTURES.toAvatar(ByteBuffer.wrap(file));
  }

  private static Refusal refusal(byte[] file) {
    var refusal = catchThrowableOfType(Refusal.class, () -> made(file));
    assertThat(refusal).as("it should be refused").isNotNull();
    assertThat(refusal.reason()).isEqualTo(ErrorReason.UNSUPPORTED_IMAGE);
    assertThat(refusal.violations()).hasSize(1);
    assertThat(refusal.violations().getFirst().field()).isEqualTo("avatar");
    return refusal;
  }

  private static String size(Avatar avatar) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(avatar.image()));
    return image.getWidth() + "x" + image.getHeight();
  }

  @ParameterizedTest
  @CsvSource({
    "progressive.jpg, image/jpeg, 512x341, RGBW",
    "turned.jpg, image/jpeg, 341x512, BRWG",
    "turned.png, image/jpeg, 341x512, BRWG",
    "turned.webp, image/jpeg, 341x512, BRWG",
    "palette.png, image/jpeg, 90x60, RGBW",
    "transparent.png, image/png, 300x200, RGB-",
    "transparent.webp, image/png, 300x200, RGB-",
    "transparent-lossy.webp, image/png, 300x200, RGB-"
  })
  void makesSmallUprightPictures(String name, String type, String size, String quarters)
      throws IOException {
    var avatar = made(named(name));

    assertThat(avatar.contentType()).isEqualTo(type);
    assertThat(size(avatar)).isEqualTo(size);
    assertThat(quarters(avatar.image())).isEqualTo(quarters);
    assertThat(avatar.etag()).matches("[0-9a-f]{32}").isEqualTo(made(named(name)).etag());
  }

  @ParameterizedTest
  @ValueSource(strings = {"grey.jpg", "grey16.png"})
  void takesGreyPictures(String name) {
    assertThat(made(named(name)).contentType()).isEqualTo("image/jpeg");
  }

  @ParameterizedTest
  @CsvSource({
    "1, RGBW",
    "2, GRWB",
    "3, WBGR",
    "4, BWRG",
    "5, RBGW",
    "6, BRWG",
    "7, WGBR",
    "8, GWRB",
    "0, RGBW",
    "9, RGBW",
    "-1, RGBW"
  })
  void turnsPicturesAsTheCameraWasHeld(int orientation, String quarters) throws IOException {
    var file = withSegment(named("progressive.jpg"), 0xe1, exif(orientation));

    assertThat(quarters(made(file).image())).isEqualTo(quarters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"turned.jpg", "turned.png", "turned.webp"})
  void keepsNothingButPixels(String name) {
    assertThat(new String(named(name), ISO_8859_1)).contains("SECRET");

    var text = new String(made(named(name)).image(), ISO_8859_1);

    assertThat(text).doesNotContain("SECRET", "Exif", "http", "xmp", "ICC_PROFILE");
  }

  @ParameterizedTest
  @CsvSource({
    "cmyk.jpg, has other colours than grey or RGB of 8 bits",
    "animated.png, is animated",
    "animated.webp, is animated",
    "still.gif, 'is no PNG, JPEG or WebP file'"
  })
  void saysWhatItDoesNotTake(String name, String problem) {
    assertThat(refusal(named(name)).message()).endsWith(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "%PDF-1.7",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "PK\u0003\u0004 a zip archive",
        "RIFF\u0000\u0000\u0000\u0000WAVEfmt ",
        "\u00ff\u00d8\u00ff",
        "\u00ff\u00d8\u00ff\u00d9\u00ff\u00d9\u00ff\u00d9\u00ff\u00d9"
      })
  void refusesWhatIsNoPicture(String content) {
    refusal(text(content));
  }

  @Test
  void refusesFilesThatAreSomethingElseToo() {
    var archive = text("PK\u0003\u0004 <script>alert(1)</script>");

    refusal(joined(named("turned.png"), archive));
    refusal(joined(named("turned.webp"), archive));
    refusal(joined(archive, named("turned.png")));
    refusal(joined(text("GIF89a"), named("turned.jpg")));
    // Phones put films behind their pictures; nothing of it stays.
    var avatar = made(joined(named("turned.jpg"), archive));
    assertThat(new String(avatar.image(), ISO_8859_1)).doesNotContain("script");
  }

  @ParameterizedTest
  @CsvSource({"50000, 50000", "16384, 16384", "1, 2147483647", "-1, 10", "0, 0", "16385, 1"})
  void refusesHugePicturesBeforeItReadsThem(int width, int height) {
    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () -> assertThat(refusal(hugePng(width, height)).message()).contains("pixels"));
  }

  @Test
  void refusesHugePicturesOfOtherKinds() {
    var jpeg = named("progressive.jpg");
    int frame = indexOf(jpeg, 0xff, 0xc2) + 5;
    ByteBuffer.wrap(jpeg).putShort(frame, (short) 0xffff).putShort(frame + 2, (short) 0xffff);
    assertThat(refusal(jpeg).message()).contains("65535 x 65535");

    var held = named("progressive.jpg");
    ByteBuffer.wrap(held).putShort(frame, (short) 4_000).putShort(frame + 2, (short) 4_000);
    assertThat(refusal(held).message()).contains("4000 x 4000");

    // A canvas of 300 x 200 around a picture of 16,384 x 16,384.
    var webp = named("transparent-lossy.webp");
    int start = indexOf(webp, 0x9d, 0x01, 0x2a) + 3;
    ByteBuffer.wrap(webp).putInt(start, 0xff3fff3f);
    assertThat(refusal(webp).message()).contains("size");
  }

  @Test
  void doesNotUnpackTextsAndProfiles() {
    int bytes = 200_000_000;
    var text = joined(text("comment\0\0"), deflated(bytes));
    var file =
        withChunk(
            withChunk(named("palette.png"), chunk("zTXt", text)),
            chunk("iCCP", joined(text("profile\0\0"), deflated(bytes))));

    Assertions.assertTimeout(
        Duration.ofSeconds(5), () -> assertThat(made(file).contentType()).isEqualTo("image/jpeg"));
  }

  @Test
  void refusesPicturesOfTooManyScans() {
    var jpeg = named("progressive.jpg");
    int scan = lastScan(jpeg);
    var scans = new byte[JpegFile.MAX_SCANS][];
    java.util.Arrays.fill(scans, slice(jpeg, scan, jpeg.length - 2));

    assertThat(
            refusal(joined(slice(jpeg, 0, jpeg.length - 2), joined(scans), text("\u00ff\u00d9")))
                .message())
        .contains("scans");
  }

  private static int lastScan(byte[] jpeg) {
    int found = -1;
    for (int i = 0; i < jpeg.length - 1; i++) {
      if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xda) {
        found = i;
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turned.jpg",
        "progressive.jpg",
        "turned.png",
        "palette.png",
        "turned.webp",
        "transparent.webp",
        "transparent-lossy.webp"
      })
  void refusesFilesThatBreakOff(String name) {
    var file = named(name);
    for (int length = 0; length < file.length; length += 1 + length / 20) {
      refusal(slice(file, 0, length));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turned.jpg",
        "progressive.jpg",
        "grey.jpg",
        "turned.png",
        "palette.png",
        "turned.webp",
        "transparent.webp",
        "transparent-lossy.webp"
      })
  void answersDamagedFilesInOneOfTwoWays(String name) {
    var random = new Random(7);
    for (int round = 0; round < 100; round++) {
      var file = named(name);
      for (int i = 0; i <= random.nextInt(4); i++) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      assertThat(outcome(file)).isIn(null, ErrorReason.UNSUPPORTED_IMAGE);
    }
  }

  private static @Nullable ErrorReason outcome(byte[] file) {
    try {
      assertThat(made(file).image()).isNotEmpty();
      return null;
    } catch (Refusal refusal) {
      return refusal.reason();
    }
  }

  @Test
  void letsSomeWaitAndNoMore() throws Exception {
    var file = hugeButAllowed();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes =
          people
              .invokeAll(
                  IntStream.range(0, 40)
                      .<Callable<String>>mapToObj(_ -> () -> "" + outcome(file))
                      .toList())
              .stream()
              .map(it -> it.resultNow())
              .toList();
      assertThat(outcomes).contains("null", "TOO_MANY_REQUESTS");
      assertThat(outcomes).isSubsetOf("null", "TOO_MANY_REQUESTS");
    }
    assertThat(outcome(named("turned.jpg"))).isNull();
  }

  private static byte[] hugeButAllowed() {
    var header =
        ByteBuffer.allocate(13).putInt(6_000).putInt(6_000).put(new byte[] {8, 0, 0, 0, 0}).array();
    return joined(
        slice(named("turned.png"), 0, 8),
        chunk("IHDR", header),
        chunk("IDAT", deflated(6_000 * 6_001 / 1_000 * 1_000 + 1_000)),
        from(chunk("IEND", new byte[0]), 0));
  }
}
