package id.karcis.user.avatar;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes avatars of the files that people send. A file is judged by its bytes, in this order: its
/// structure and size, cheaply; then its pixels, by a decoder that sees nothing else of it. The
/// avatar is drawn anew, so nothing of the file but its pixels survives.
///
/// Few pictures are made at once, on threads of their own: decoders are native or busy code, which
/// would hold up the threads that all calls share. Thread-safe.
@Component
public final class Pictures implements AutoCloseable {

  /// Longest side of an avatar, in pixels.
  static final int SIDE = 512;

  /// What the decoder hands over may be so much larger on each side.
  private static final int OVERSAMPLING = 2;

  private static final int AT_ONCE = 2;
  private static final int WAITING = 4;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final PictureDecoder decoder = new PictureDecoder();
  private final PictureEncoder encoder = new PictureEncoder();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("picture-", 0).factory());

  /// Makes an avatar of a file. Refuses INVALID_ARGUMENT `UNSUPPORTED_IMAGE` when it is no picture
  /// that we take, RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` when others are in line.
  public Avatar toAvatar(ByteBuffer file) {
    var made = submit(file);
    try {
      return made.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      made.cancel(true);
      throw busy();
    } catch (InterruptedException _) {
      made.cancel(true);
      Thread.currentThread().interrupt();
      throw busy();
    } catch (ExecutionException e) {
      throw unsupported(e.getCause());
    }
  }

  private Future<Avatar> submit(ByteBuffer file) {
    try {
      return threads.submit(() -> make(file));
    } catch (RejectedExecutionException _) {
      throw busy();
    }
  }

  private Avatar make(ByteBuffer file) throws UnsupportedPicture, IOException {
    var source = PictureSources.read(file);
    var image = Thumbnail.of(decoder.decode(source, OVERSAMPLING * SIDE), SIDE);
    return encoder.encode(Orientation.apply(source.orientation(), image));
  }

  private static Refusal busy() {
    return Refusals.tooMany("too many pictures at once", RETRY);
  }

  /// Decoders answer damaged pixels with exceptions of any kind.
  private static RuntimeException unsupported(@Nullable Throwable cause) {
    return switch (cause) {
      case UnsupportedPicture known -> refusal(String.valueOf(known.getMessage()));
      case IOException _, RuntimeException _ -> refusal("is damaged");
      case null, default -> new IllegalStateException("making an avatar", cause);
    };
  }

  private static Refusal refusal(String problem) {
    var reason = ErrorReason.UNSUPPORTED_IMAGE;
    return Refusals.invalid(reason, new FieldViolation("avatar", reason.name(), problem));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
