/// Counters of what is for sale in a limited number without being numbered: [StandingStock] of
/// places on floors, [PhaseStock] of tickets at a phase's price. Both are a [Counter]: a row that
/// says how many there are and how many are claimed, never more, and a row per order that has some.
/// Features that sell claim, keep and release; the feature `tickettype` sets how many there are.
@NullMarked
package id.karcis.booking.stock;

import org.jspecify.annotations.NullMarked;
