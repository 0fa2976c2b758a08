/// Finds the file in the body of an upload while the body arrives, without ever holding more of it
/// than a network read: [id.karcis.edge.upload.FormReader] in a form,
/// [id.karcis.edge.upload.RawReader] in a body that is the file.
@NullMarked
package id.karcis.edge.upload;

import org.jspecify.annotations.NullMarked;
