package id.karcis.booking.season;

import id.karcis.booking.catalog.Resource;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events that belong together, such as the plays of a winter.
@Entity
@Table(name = "seasons")
class Season extends Resource<SeasonFields> {

  private String name;
  private String description;
  private @Nullable Instant startTime;
  private @Nullable Instant endTime;
  private int maxTicketsPerUser;

  @SuppressWarnings("NullAway.Init")
  protected Season() {}

  @SuppressWarnings("NullAway.Init")
  Season(UUID id, SeasonFields fields, Instant now) {
    super(id, now);
    change(fields, now);
  }

  @Override
  public final void change(SeasonFields fields, Instant now) {
    name = fields.name();
    description = fields.description();
    startTime = fields.startTime();
    endTime = fields.endTime();
    maxTicketsPerUser = fields.maxTicketsPerUser();
    touch(now);
  }

  @Override
  public SeasonFields fields() {
    return new SeasonFields(name, description, startTime, endTime, maxTicketsPerUser);
  }

  String name() {
    return name;
  }
}
