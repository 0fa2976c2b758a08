/// A large data set for the running platform, and what its hottest queries cost on it. Read
/// [LargeDataSet] and [HotQueries].
@NullMarked
package id.karcis.local.load;

import org.jspecify.annotations.NullMarked;
