/// Stripe, through its official library. A charge is a payment intent: [StripeProvider] creates it,
/// writes down its name and only then confirms it, so that a charge without a written name took no
/// money. [StripeWebhook] reads what Stripe tells. Needs `karcis.stripe.secret-key`, see
/// [StripeSettings].
///
/// Tests run against recorded answers of Stripe's API. With `stripe-mock` at hand, which checks
/// every request against Stripe's published description, they run against it as well:
///
/// ```
/// go install github.com/stripe/stripe-mock@v0.203.0
/// KARCIS_STRIPE_MOCK=$(go env GOPATH)/bin/stripe-mock ./mvnw -pl payment-svc -am test -Dtest=StripeMockCheck -Dsurefire.failIfNoSpecifiedTests=false
/// ```
@NullMarked
package id.karcis.payment.provider.stripe;

import org.jspecify.annotations.NullMarked;
