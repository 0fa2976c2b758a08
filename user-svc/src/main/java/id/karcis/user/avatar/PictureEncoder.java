package id.karcis.user.avatar;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes pixels into files that hold nothing else: PNG if some are transparent, JPEG otherwise.
final class PictureEncoder {

  private static final float JPEG_QUALITY = 0.85f;

  private final ImageWriterSpi png = ofJdk("com.sun.imageio.plugins.png.PNGImageWriterSpi");
  private final ImageWriterSpi jpeg = ofJdk("com.sun.imageio.plugins.jpeg.JPEGImageWriterSpi");

  private static ImageWriterSpi ofJdk(String name) {
    return IIORegistry.getDefaultInstance()
        .getServiceProviders(
            ImageWriterSpi.class, it -> it.getClass().getName().equals(name), false)
        .next();
  }

  Avatar encode(BufferedImage image) throws IOException {
    return image.getColorModel().hasAlpha()
        ? Avatar.of("image/png", write(png, image))
        : Avatar.of("image/jpeg", write(jpeg, image));
  }

  private byte[] write(ImageWriterSpi encoder, BufferedImage image) throws IOException {
    var file = new ByteArrayOutputStream();
    var writer = encoder.createWriterInstance();
    try (var output = new MemoryCacheImageOutputStream(file)) {
      writer.setOutput(output);
      var param = writer.getDefaultWriteParam();
      if (param.canWriteCompressed() && encoder.equals(jpeg)) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(JPEG_QUALITY);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }
}
