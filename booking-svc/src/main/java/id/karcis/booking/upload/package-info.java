/// Files that admins send piece by piece: [Uploads] has few places for them, an [Upload] grows in
/// memory up to a limit, [GrpcUpload] is one on the wire, [GrpcJsonFile] reads messages out of JSON
/// files and names everything in them that cannot be read.
@NullMarked
package id.karcis.booking.upload;

import org.jspecify.annotations.NullMarked;
