package id.karcis.booking.catalog;

import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.persistence.UuidV7;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.transaction.annotation.Transactional;

/// What admins do with resources that only have a name and facts.
///
/// @param <R> the resource
/// @param <F> what admins write of it
public abstract class ResourceEditing<R extends Resource<F>, F extends Checked<F>> {

  private final String type;
  private final Resources<R> resources;
  private final Maker<R, F> maker;
  private final AdminEdits edits;
  private final DatabaseClock clock;

  /// Makes a resource of checked fields.
  @FunctionalInterface
  public interface Maker<R, F> {
    R make(UUID id, F fields, Instant now);
  }

  /// @param type as in the contract, such as `Category`
  protected ResourceEditing(
      String type,
      Resources<R> resources,
      Maker<R, F> maker,
      AdminEdits edits,
      DatabaseClock clock) {
    this.type = type;
    this.resources = resources;
    this.maker = maker;
    this.edits = edits;
    this.clock = clock;
  }

  /// What a constraint that breaks when a resource is written means, by its name.
  protected abstract Map<String, Supplier<Refusal>> refusalsOfWriting(R resource);

  /// The same for deleting.
  protected abstract Map<String, Supplier<Refusal>> refusalsOfDeleting(UUID id);

  /// Called in the transaction that changed a resource, once it is written.
  protected void changed(UUID id) {}

  /// The type within a sentence.
  protected final String noun() {
    return type.toLowerCase(Locale.ROOT);
  }

  /// Refuses NOT_FOUND for an unknown resource.
  @Transactional(readOnly = true)
  public R get(UUID id) {
    return resources.findById(id).orElseThrow(() -> Refusals.notFound(noun(), id.toString()));
  }

  /// Makes a resource.
  @Transactional
  public R create(F fields) {
    var resource = maker.make(UuidV7.next(), fields.checked(), clock.instant());
    save(resource);
    edits.created(type, resource.id());
    return resource;
  }

  /// Changes a resource. Refuses STALE_ETAG unless `etag` is empty or the current one.
  ///
  /// @param edit what the fields become
  @Transactional
  public R update(UUID id, String etag, UnaryOperator<F> edit) {
    var resource = get(id);
    Etags.check(etag, resource.version());
    resource.change(edit.apply(resource.fields()).checked(), clock.instant());
    save(resource);
    changed(id);
    edits.updated(type, id, resource.version());
    return resource;
  }

  /// Deletes a resource.
  @Transactional
  public void delete(UUID id) {
    var resource = get(id);
    Constraints.guarded(
        refusalsOfDeleting(id),
        () -> {
          resources.delete(resource);
          resources.flush();
        });
    edits.deleted(type, id);
  }

  private void save(R resource) {
    Constraints.guarded(refusalsOfWriting(resource), () -> resources.saveAndFlush(resource));
  }
}
