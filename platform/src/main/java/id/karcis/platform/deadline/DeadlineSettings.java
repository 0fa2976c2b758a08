package id.karcis.platform.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long calls may take, `karcis.deadline.*`.
///
/// @param unary for a unary call whose caller set none
/// @param longest the most a unary call may take, whatever its caller asked for
/// @param upload the most a client may take to send a stream of messages for one answer, whatever
///   it asked for
/// @param stream the most any other stream may stay open
@ConfigurationProperties("karcis.deadline")
public record DeadlineSettings(
    @DefaultValue("10s") Duration unary,
    @DefaultValue("60s") Duration longest,
    @DefaultValue("60s") Duration upload,
    @DefaultValue("1h") Duration stream) {}
