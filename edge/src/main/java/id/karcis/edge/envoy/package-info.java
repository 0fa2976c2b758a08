/// Writes `envoy.yaml` from the descriptor set, so that Envoy and the edge publish the same routes.
@NullMarked
package id.karcis.edge.envoy;

import org.jspecify.annotations.NullMarked;
