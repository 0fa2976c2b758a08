/// PostgreSQL and Redis on this machine without Docker or an installation: the binaries come out of
/// Maven artifacts, the data stays where the caller says. Used by the launcher, whose data must
/// survive a power cut, and by tests, whose data need not. Read [LocalPostgres] and [LocalRedis]
/// first. The artifacts are optional dependencies, so that no service jar carries them.
@NullMarked
package id.karcis.platform.embedded;

import org.jspecify.annotations.NullMarked;
