/// Attacks on the running platform, by the chapters of the OWASP API Security Top 10 (2023). Most
/// are lines of the files in `src/test/resources/attack`; those on every route are made from the
/// table of routes. Start with [AttackListTest]; to add an attack, add a line.
@NullMarked
package id.karcis.local.attack;

import org.jspecify.annotations.NullMarked;
