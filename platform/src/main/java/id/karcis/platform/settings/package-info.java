/// Defaults for every service, and how a wrong setting is told.
@NullMarked
package id.karcis.platform.settings;

import org.jspecify.annotations.NullMarked;
