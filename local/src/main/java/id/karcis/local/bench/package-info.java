/// `./karcis bench`: the measurement that anyone can rerun, from a JVM of its own against a running
/// platform. Read [Bench] (what is measured in which order), [Way] (gRPC and REST behind one face)
/// and [Load] (how calls are counted). Nothing here judges a number; only a seat sold twice or a
/// part that could not run makes it fail.
@NullMarked
package id.karcis.local.bench;

import org.jspecify.annotations.NullMarked;
