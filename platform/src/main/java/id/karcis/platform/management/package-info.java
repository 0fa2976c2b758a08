/// Health and metrics over plain HTTP on a port of their own.
@NullMarked
package id.karcis.platform.management;

import org.jspecify.annotations.NullMarked;
