/// A whole small service to test the platform with, over real gRPC. Read [ProbeApplication].
@NullMarked
package id.karcis.platform.probe;

import org.jspecify.annotations.NullMarked;
