/// What this service holds on a person, as JSON. A feature that stores something about people adds
/// a bean of [PersonalDataSource]; [PersonalDataFile] puts all of them together.
@NullMarked
package id.karcis.platform.export;

import org.jspecify.annotations.NullMarked;
