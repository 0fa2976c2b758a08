/// Discounts by code. [PromoCode] is the aggregate, [PromoCodes] the collection, [PromoEditing]
/// what admins do with them; [PromoDiscounts] lets orders use them, [PromoUses] counts how often.
@NullMarked
package id.karcis.booking.promo;

import org.jspecify.annotations.NullMarked;
