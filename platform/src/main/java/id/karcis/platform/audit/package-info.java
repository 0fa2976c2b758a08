/// Who changed what. See [AuditLog].
@NullMarked
package id.karcis.platform.audit;

import org.jspecify.annotations.NullMarked;
