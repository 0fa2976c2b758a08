/// The whole platform on one machine: the `./karcis` command. Read [Karcis] (the commands),
/// [LocalPlatform] (what is started in which order) and [LocalSettings] (what the environment may
/// change). The services share this JVM, each with a context and a port of its own.
@NullMarked
package id.karcis.local;

import org.jspecify.annotations.NullMarked;
