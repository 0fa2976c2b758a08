/// What this service holds on a person, for the person. Read [PersonalDataConfiguration].
@NullMarked
package id.karcis.payment.personal;

import org.jspecify.annotations.NullMarked;
