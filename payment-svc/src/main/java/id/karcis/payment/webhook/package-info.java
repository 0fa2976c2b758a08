/// What payment providers tell by themselves. [Webhooks] takes it in once [WebhookSignature] shows
/// that it comes from them.
@NullMarked
package id.karcis.payment.webhook;

import org.jspecify.annotations.NullMarked;
