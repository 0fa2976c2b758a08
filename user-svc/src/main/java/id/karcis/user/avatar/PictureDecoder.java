package id.karcis.user.avatar;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import id.karcis.user.avatar.PictureSource.Format;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Turns checked files into pixels, each kind with the one decoder we chose for it, whatever else
/// is on the class path. Leaves out rows and columns while it reads, so that what it returns is
/// never much larger than asked for. An interrupt ends it.
final class PictureDecoder {

  private final ImageReaderSpi png = ofJdk("com.sun.imageio.plugins.png.PNGImageReaderSpi");
  private final ImageReaderSpi jpeg = ofJdk("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi");
  private final ImageReaderSpi webp = new WebPImageReaderSpi();

  private static ImageReaderSpi ofJdk(String name) {
    Iterator<ImageReaderSpi> found =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class, it -> it.getClass().getName().equals(name), false);
    return found.next();
  }

  /// @param enough pixels of the longer side that are worth reading
  BufferedImage decode(PictureSource source, int enough) throws IOException {
    var reader = decoder(source.format()).createReaderInstance();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(source.bytes()))) {
      reader.setInput(input, true, true);
      reader.addIIOReadProgressListener(new EndOnInterrupt());
      var param = reader.getDefaultReadParam();
      int step = Math.max(1, Math.max(source.width(), source.height()) / enough);
      param.setSourceSubsampling(step, step, 0, 0);
      var image = reader.read(0, param);
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("interrupted");
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private ImageReaderSpi decoder(Format format) {
    return switch (format) {
      case PNG -> png;
      case JPEG -> jpeg;
      case WEBP -> webp;
    };
  }

  private static final class EndOnInterrupt implements IIOReadProgressListener {

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
      if (Thread.currentThread().isInterrupted()) {
        source.abort();
      }
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
  }
}
