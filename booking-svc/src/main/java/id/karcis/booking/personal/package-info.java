/// What this service holds on a person, for the person. Read [PersonalDataConfiguration].
@NullMarked
package id.karcis.booking.personal;

import org.jspecify.annotations.NullMarked;
