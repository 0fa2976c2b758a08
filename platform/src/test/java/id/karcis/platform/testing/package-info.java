/// Test infrastructure for every service: real PostgreSQL and Redis, once per test JVM. Read
/// [TestServers].
@NullMarked
package id.karcis.platform.testing;

import org.jspecify.annotations.NullMarked;
