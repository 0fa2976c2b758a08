/// Cases that every edge in front of the same upstream must pass, whoever built it.
/// `conformance/cases.yaml` holds them; [id.karcis.edge.conformance.CaseRunner] sends them to any
/// base URI, our own edge or Envoy, in front of an [id.karcis.edge.conformance.EchoUpstream] that
/// says what each case tells it to and records what it was asked.
@NullMarked
package id.karcis.edge.conformance;

import org.jspecify.annotations.NullMarked;
