/// What an empty platform is filled with: accounts, halls the size of real ones, events. All of it
/// goes in through the public API, as an organizer would do it. Read [DemoCatalog] first.
@NullMarked
package id.karcis.local.demo;

import org.jspecify.annotations.NullMarked;
