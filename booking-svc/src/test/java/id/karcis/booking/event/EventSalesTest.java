package id.karcis.booking.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.api.booking.v1.Event;
import id.karcis.api.booking.v1.Event.Status;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.booking.BookingTestBase;
import id.karcis.booking.Catalog;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.money.Amounts;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EventSalesTest extends BookingTestBase {

  @Autowired private EventSales sales;

  @Test
  void readsAllThatSellingNeeds() {
    var hall =
        catalog().hall(Catalog.seated("Stalls", "VIP", 2, 5), Catalog.standing("Floor", "GA", 90));
    var event =
        catalog()
            .create(
                catalog()
                    .eventIn(hall)
                    .setStatus(Status.PUBLISHED)
                    .addCategoryLimits(
                        Event.CategoryLimit.newBuilder().setSeatCategory("VIP").setMaxPerUser(2)));
    var vip =
        catalog()
            .create(
                Catalog.typeOf(event, "VIP", 500)
                    .addPhases(phase("B", 2, 3))
                    .addPhases(phase("A", 0, 1)));
    var floor = catalog().create(Catalog.typeOf(event, "GA", 100).setMaxPerUser(3));

    var sale = sales.fresh(UUID.fromString(event.getId()));

    assertThat(sale.venueId()).isEqualTo(UUID.fromString(hall.getId()));
    assertThat(sale.seatMapVersion()).isEqualTo(1);
    assertThat(sale.holdDuration()).isEqualTo(Duration.ofMinutes(10));
    assertThat(sale.timeZone()).isEqualTo("Asia/Jakarta");
    assertThat(sale.categoryLimits()).hasSize(1).containsEntry("VIP", 2);
    assertThat(sale.ticketTypes()).hasSize(2);
    assertThat(sale.ticketTypeFor("VIP").orElseThrow().phases().phases())
        .extracting(p -> p.phase().name())
        .containsExactly("A", "B");
    assertThat(sale.ticketTypeFor("VIP").orElseThrow().quantity()).isEqualTo(10);
    var standing = sale.ticketType(UUID.fromString(floor.getId())).orElseThrow();
    assertThat(standing.standing()).isTrue();
    assertThat(standing.maxPerUser()).isEqualTo(3);
    assertThat(standing.priceAt(Instant.now())).hasValue(100_00);
    assertThat(sale.ticketTypeFor("NONE")).isEmpty();
    assertThat(sale.ticketType(UUID.fromString(vip.getId()))).isPresent();
  }

  @Test
  void recentOnesFollowEditsOfThisInstanceAtOnce() {
    var event = catalog().draft(catalog().hall(Catalog.standing("Floor", "GA", 90)));
    var id = UUID.fromString(event.getId());

    assertThat(sales.recent(id).status()).isEqualTo(EventStatus.DRAFT);
    assertThat(sales.recent(id)).isSameAs(sales.recent(id));
    catalog().become(event, Status.PUBLISHED);
    assertThat(sales.recent(id).status()).isEqualTo(EventStatus.PUBLISHED);
    catalog().create(Catalog.typeOf(event, "GA", 100));
    assertThat(sales.recent(id).ticketTypes()).hasSize(1);
  }

  @Test
  void recentOnesFollowEditsOfOthersWithinASecond() throws InterruptedException {
    var event = catalog().draft(catalog().venue());
    var id = UUID.fromString(event.getId());
    assertThat(sales.recent(id).name()).isEqualTo(event.getName());

    jdbc.sql("UPDATE events SET name = 'Elsewhere' WHERE id = ?").param(id).update();
    Thread.sleep(Duration.ofSeconds(1));

    assertThat(sales.recent(id).name()).isEqualTo("Elsewhere");
  }

  @Test
  void refusesUnknownEvents() {
    for (var i = 0; i < 2; i++) {
      assertThatThrownBy(() -> sales.recent(UUID.randomUUID()))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND));
    }
  }

  private static TicketType.Phase phase(String name, int from, int to) {
    return TicketType.Phase.newBuilder()
        .setName(name)
        .setPrice(Amounts.money(100, "IDR"))
        .setStartTime(Catalog.in(Duration.ofDays(from)))
        .setEndTime(Catalog.in(Duration.ofDays(to)))
        .build();
  }
}
