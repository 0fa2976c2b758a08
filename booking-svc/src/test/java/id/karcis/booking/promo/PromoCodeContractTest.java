package id.karcis.booking.promo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.type.Money;
import id.karcis.api.booking.v1.CreatePromoCodeRequest;
import id.karcis.api.booking.v1.DeletePromoCodeRequest;
import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.GetPromoCodeRequest;
import id.karcis.api.booking.v1.ListPromoCodesRequest;
import id.karcis.api.booking.v1.PromoCode;
import id.karcis.api.booking.v1.PromoCodeServiceGrpc;
import id.karcis.api.booking.v1.PromoCodeServiceGrpc.PromoCodeServiceBlockingStub;
import id.karcis.api.booking.v1.UpdatePromoCodeRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.money.Amounts;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PromoCodeContractTest extends BookingTestBase {

  private PromoCodeServiceBlockingStub promos() {
    return admin(PromoCodeServiceGrpc::newBlockingStub);
  }

  /// A code that nothing else has, in lower case.
  private static String fresh() {
    return "hemat-" + UUID.randomUUID().toString().substring(0, 13);
  }

  private PromoCode create(PromoCode.Builder code) {
    return promos().createPromoCode(CreatePromoCodeRequest.newBuilder().setPromoCode(code).build());
  }

  private PromoCode get(String id) {
    return promos().getPromoCode(GetPromoCodeRequest.newBuilder().setId(id).build());
  }

  private PromoCode update(PromoCode.Builder code, String... paths) {
    return promos()
        .updatePromoCode(
            UpdatePromoCodeRequest.newBuilder()
                .setPromoCode(code)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
                .build());
  }

  private static PromoCode.Builder percent(int percent) {
    return PromoCode.newBuilder().setCode(fresh()).setPercentOff(percent);
  }

  private static Money rupiah(long units) {
    return Amounts.money(units * 100, "IDR");
  }

  private static List<String> fields(Refusal refusal) {
    return refusal.violations().stream().map(FieldViolation::field).toList();
  }

  @Test
  void keepsCodesInUpperCase() {
    var code = fresh();

    var made = create(PromoCode.newBuilder().setCode(code).setPercentOff(15));

    assertThat(made.getCode()).isEqualTo(code.toUpperCase(Locale.ROOT));
    assertThat(made.getPercentOff()).isEqualTo(15);
    assertThat(made.getMaxUses()).isZero();
    assertThat(made.getMaxUsesPerUser()).isEqualTo(1);
    assertThat(made.getUsedCount()).isZero();
    assertThat(made.getEtag()).isNotEmpty();
    assertThat(get(made.getId())).isEqualTo(made);
  }

  @Test
  void keepsEverythingElse() {
    var event = event();
    var sent =
        PromoCode.newBuilder()
            .setCode(fresh())
            .setAmountOff(rupiah(25_000))
            .setStartTime(Catalog.in(Duration.ofDays(1)))
            .setEndTime(Catalog.in(Duration.ofDays(2)))
            .setMaxUses(100)
            .setMaxUsesPerUser(0)
            .setMinimumSpend(rupiah(100_000))
            .addEventIds(event.getId());

    var made = create(sent);

    assertThat(
            made.toBuilder()
                .clearId()
                .clearCreateTime()
                .clearUpdateTime()
                .clearEtag()
                .setCode(sent.getCode())
                .build())
        .isEqualTo(sent.build());
  }

  @Test
  void refusesTheSameCodeInAnotherCase() {
    var first = create(percent(10));

    var refusal =
        refusal(() -> create(percent(20).setCode(first.getCode().toLowerCase(Locale.ROOT))));

    assertThat(refusal.code()).isEqualTo(Code.ALREADY_EXISTS);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.NAME_TAKEN);
    var other = create(percent(20));
    assertThat(refusal(() -> update(other.toBuilder().setCode(first.getCode()), "code")).reason())
        .isEqualTo(ErrorReason.NAME_TAKEN);
  }

  @Test
  void namesEveryBadField() {
    var nothing = refusal(() -> create(PromoCode.newBuilder()));
    assertThat(fields(nothing)).contains("promoCode.code", "promoCode.percentOff");

    var twice =
        refusal(() -> {
          var id = event().getId();
          create(percent(10).addEventIds(id).addEventIds(id.toUpperCase(Locale.ROOT)));
        });
    assertThat(fields(twice)).containsExactly("promoCode.eventIds[1]");

    var window =
        refusal(() ->
            create(
                percent(10)
                    .setStartTime(Catalog.in(Duration.ofDays(2)))
                    .setEndTime(Catalog.in(Duration.ofDays(1)))));
    assertThat(fields(window)).containsExactly("promoCode.endTime");

    var free =
        refusal(() -> create(PromoCode.newBuilder().setCode(fresh()).setAmountOff(rupiah(0))));
    assertThat(fields(free)).containsExactly("promoCode.amountOff");

    var currencies =
        refusal(() ->
            create(
                PromoCode.newBuilder()
                    .setCode(fresh())
                    .setAmountOff(rupiah(1))
                    .setMinimumSpend(Amounts.money(1, "USD"))));
    assertThat(fields(currencies)).containsExactly("promoCode.minimumSpend.currencyCode");

    var fraction =
        refusal(() ->
            create(
                PromoCode.newBuilder()
                    .setCode(fresh())
                    .setAmountOff(rupiah(1).toBuilder().setNanos(1))));
    assertThat(fields(fraction)).containsExactly("promoCode.amountOff.nanos");
  }

  @Test
  void refusesUnknownEvents() {
    var unknown = UUID.randomUUID().toString();

    assertThat(refusal(() -> create(percent(10).addEventIds(unknown))).code())
        .isEqualTo(Code.NOT_FOUND);
    var made = create(percent(10));
    assertThat(refusal(() -> update(made.toBuilder().addEventIds(unknown), "event_ids")).code())
        .isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void switchesTheKindOfDiscount() {
    var made = create(percent(10));
    var bare = PromoCode.newBuilder().setId(made.getId());

    var amount = update(bare.clone().setAmountOff(rupiah(5_000)));
    assertThat(amount.hasPercentOff()).isFalse();
    assertThat(amount.getAmountOff()).isEqualTo(rupiah(5_000));

    var percent = update(bare.clone().setPercentOff(30), "percent_off", "amount_off");
    assertThat(percent.hasAmountOff()).isFalse();
    assertThat(percent.getPercentOff()).isEqualTo(30);

    var untouched = update(bare.clone().setAmountOff(rupiah(1)).setMaxUses(5), "max_uses");
    assertThat(untouched.getPercentOff()).isEqualTo(30);
    assertThat(untouched.getMaxUses()).isEqualTo(5);

    var none = refusal(() -> update(bare.clone(), "percent_off"));
    assertThat(fields(none)).containsExactly("promoCode.percentOff");
    assertThat(none.message()).contains("give percentOff or amountOff");
  }

  @Test
  void editsWhatTheMaskNames() {
    var made =
        create(
            percent(10)
                .setStartTime(Catalog.in(Duration.ofDays(1)))
                .setMinimumSpend(rupiah(10))
                .setMaxUsesPerUser(7)
                .addEventIds(event().getId()));
    var bare = PromoCode.newBuilder().setId(made.getId());

    var cleared =
        update(bare.clone(), "start_time", "minimum_spend", "event_ids", "max_uses_per_user");

    assertThat(cleared.hasStartTime()).isFalse();
    assertThat(cleared.hasMinimumSpend()).isFalse();
    assertThat(cleared.getEventIdsList()).isEmpty();
    assertThat(cleared.getMaxUsesPerUser()).isEqualTo(1);
    assertThat(cleared.getPercentOff()).isEqualTo(10);
    assertThat(cleared.getCode()).isEqualTo(made.getCode());
  }

  @Test
  void refusesAStaleEtag() {
    var made = create(percent(10));
    var edited = update(PromoCode.newBuilder().setId(made.getId()).setMaxUses(3));
    assertThat(edited.getEtag()).isNotEqualTo(made.getEtag());

    var refusal = refusal(() -> update(made.toBuilder().setMaxUses(4), "max_uses"));

    assertThat(refusal.code()).isEqualTo(Code.ABORTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.STALE_ETAG);
  }

  @Test
  void guardsCodesThatAreUsed() {
    var made = create(percent(10).setMaxUses(5).setMaxUsesPerUser(0));
    used(made, 3, "NULL");
    used(made, 1, "now() + interval '1 minute'");
    used(made, 1, "now() - interval '1 second'");
    assertThat(get(made.getId()).getUsedCount()).isEqualTo(4);
    var bare = PromoCode.newBuilder().setId(made.getId());

    for (var refused :
        List.of(
            refusal(() -> update(bare.clone().setCode(fresh()))),
            refusal(() -> update(bare.clone().setMaxUses(3))),
            refusal(() -> delete(made.getId())))) {
      assertThat(refused.code()).isEqualTo(Code.FAILED_PRECONDITION);
      assertThat(refused.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    }
    assertThat(update(bare.clone().setMaxUses(4)).getMaxUses()).isEqualTo(4);
    assertThat(update(bare.clone().setMaxUses(0)).getMaxUses()).isZero();
    assertThat(update(bare.clone().setCode(made.getCode()).setPercentOff(99)).getPercentOff())
        .isEqualTo(99);
  }

  @Test
  void deletesWhatNobodyUses() {
    var made = create(percent(10).setMaxUses(2));
    used(made, 1, "now() - interval '1 second'");

    delete(made.getId());

    assertThat(refusal(() -> get(made.getId())).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> delete(made.getId())).code()).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void listsByCode() {
    var prefix = "L" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT) + "-";
    for (var end : List.of("C", "A", "D", "B", "E")) {
      create(percent(10).setCode(prefix + end));
    }
    var seen = new ArrayList<String>();
    var token = "";
    do {
      var page =
          promos()
              .listPromoCodes(
                  ListPromoCodesRequest.newBuilder().setPageSize(2).setPageToken(token).build());
      assertThat(page.getPromoCodesCount()).isLessThanOrEqualTo(2);
      page.getPromoCodesList().forEach(c -> seen.add(c.getCode()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(seen).isSorted().doesNotHaveDuplicates();
    assertThat(seen.stream().filter(c -> c.startsWith(prefix)))
        .containsExactly(prefix + "A", prefix + "B", prefix + "C", prefix + "D", prefix + "E");
    var forged = ListPromoCodesRequest.newBuilder().setPageToken("bm9uc2Vuc2U").build();
    assertThat(refusal(() -> promos().listPromoCodes(forged)).code())
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  @Test
  void isForAdminsOnly() {
    var customer = stranger(PromoCodeServiceGrpc::newBlockingStub);
    var refusal =
        refusal(() -> customer.listPromoCodes(ListPromoCodesRequest.getDefaultInstance()));
    assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
  }

  private Event event() {
    return catalog().draft(catalog().venue());
  }

  private void delete(String id) {
    var _ = promos().deletePromoCode(DeletePromoCodeRequest.newBuilder().setId(id).build());
  }

  /// Orders that use it.
  private void used(PromoCode code, int orders, String expireTime) {
    jdbc.sql(
            """
            WITH counted AS (
              UPDATE promo_counters SET used = used + :orders WHERE promo_id = :promo)
            INSERT INTO promo_uses (order_id, promo_id, user_id, expire_time)
            SELECT gen_random_uuid(), :promo, gen_random_uuid(), %s
            FROM generate_series(1, :orders)
            """
                .formatted(expireTime))
        .param("orders", orders)
        .param("promo", UUID.fromString(code.getId()))
        .update();
  }
}
