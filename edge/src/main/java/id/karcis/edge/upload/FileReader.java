package id.karcis.edge.upload;

import id.karcis.edge.error.BadRequestException;

/// Takes the body of an upload as it arrives and tells a [FileSink] of the file in it.
public interface FileReader {
  /// The next bytes of the body.
  ///
  /// @throws BadRequestException if the body cannot hold a file
  void read(byte[] some);

  /// The body is over.
  ///
  /// @throws BadRequestException if it held no file, or ended too early
  void end();
}
