package id.karcis.booking.checkin;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a gate saw of a ticket: its QR code or its id, one of them.
record ScannedCode(String qrPayload, @Nullable UUID ticketId) {}
