/// Small tools around stored resources: ids, pages, etags, field masks, the database's clock.
@NullMarked
package id.karcis.platform.persistence;

import org.jspecify.annotations.NullMarked;
