/// What this service holds on a person, for the person, and how it is forgotten. Read
/// [PersonalDataConfiguration], then [PersonalErasure].
@NullMarked
package id.karcis.booking.personal;

import org.jspecify.annotations.NullMarked;
