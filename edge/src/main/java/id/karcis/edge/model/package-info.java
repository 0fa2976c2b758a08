/// What the descriptor set says: the types, and one [id.karcis.edge.model.Route] for each HTTP rule
/// of a public RPC. [id.karcis.edge.model.ApiModel] refuses a set that breaks the rules on which
/// the edge and Envoy agree.
@NullMarked
package id.karcis.edge.model;

import org.jspecify.annotations.NullMarked;
