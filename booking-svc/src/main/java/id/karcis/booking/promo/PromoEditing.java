package id.karcis.booking.promo;

import id.karcis.booking.catalog.AdminEdits;
import id.karcis.booking.catalog.Constraints;
import id.karcis.booking.catalog.FieldChecks;
import id.karcis.booking.event.EventDirectory;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.persistence.UuidV7;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What admins do with promo codes. A code's counter is locked before its row is written, as by
/// whoever uses it.
@Component
class PromoEditing {

  private static final String TYPE = "PromoCode";

  private final PromoCodes codes;
  private final PromoCounters counters;
  private final EventDirectory events;
  private final AdminEdits edits;
  private final DatabaseClock clock;

  PromoEditing(
      PromoCodes codes,
      PromoCounters counters,
      EventDirectory events,
      AdminEdits edits,
      DatabaseClock clock) {
    this.codes = codes;
    this.counters = counters;
    this.events = events;
    this.edits = edits;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  PromoView get(UUID id) {
    return view(find(id));
  }

  /// Those after a code, by code.
  @Transactional(readOnly = true)
  List<PromoView> list(String afterCode, int limit) {
    var found = codes.findAfter(afterCode, limit);
    var used = counters.used(found.stream().map(PromoCode::id).toList());
    return found.stream().map(c -> new PromoView(c, used.getOrDefault(c.id(), 0))).toList();
  }

  /// Refuses NOT_FOUND for an unknown event, NAME_TAKEN when there is one of this code.
  @Transactional
  PromoView create(PromoEdit edit) {
    var fields = checked(edit, PromoFields.NONE);
    requireEvents(fields.eventIds());
    var code = new PromoCode(UuidV7.next(), fields, clock.instant());
    save(code);
    counters.create(code.id(), fields.maxUses());
    edits.created(TYPE, code.id());
    return view(code);
  }

  /// Refuses RESOURCE_IN_USE for fewer uses than were made and for another code once it was used.
  @Transactional
  PromoView update(UUID id, String etag, PromoEdit edit) {
    var code = find(id);
    Etags.check(etag, code.version());
    var current = code.fields();
    var fields = checked(edit, current);
    var added = new HashSet<>(fields.eventIds());
    current.eventIds().forEach(added::remove);
    requireEvents(added);
    var used = counters.lock(id);
    if (used > 0 && !fields.code().equals(current.code())) {
      throw PromoRefusals.usedCode(code, used);
    }
    if (fields.maxUses() > 0 && fields.maxUses() < used) {
      throw PromoRefusals.fewerThanUsed(code, used);
    }
    counters.limit(id, fields.maxUses());
    code.change(fields, clock.instant());
    save(code);
    edits.updated(TYPE, id, code.version());
    return view(code);
  }

  /// Refuses RESOURCE_IN_USE for one that orders use.
  @Transactional
  void delete(UUID id) {
    var code = find(id);
    var used = counters.lock(id);
    if (used > 0) {
      throw PromoRefusals.used(code, used);
    }
    codes.delete(code);
    codes.flush();
    edits.deleted(TYPE, id);
  }

  private PromoFields checked(PromoEdit edit, PromoFields current) {
    var checks = new FieldChecks();
    var fields = edit.apply(current, checks);
    fields.check(checks);
    checks.refuseIfAny();
    return fields;
  }

  private void requireEvents(Collection<UUID> ids) {
    var known = events.terms(ids);
    for (var id : ids) {
      if (!known.containsKey(id)) {
        throw Refusals.notFound("event", id.toString());
      }
    }
  }

  private PromoCode find(UUID id) {
    return codes.findById(id).orElseThrow(() -> Refusals.notFound("promoCode", id.toString()));
  }

  private void save(PromoCode code) {
    Constraints.guarded(
        Map.of("promo_codes_code", () -> Constraints.nameTaken("promo code", code.code())),
        () -> codes.saveAndFlush(code));
  }

  private PromoView view(PromoCode code) {
    return new PromoView(code, counters.used(List.of(code.id())).getOrDefault(code.id(), 0));
  }
}
