package id.karcis.platform.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Durations;
import id.karcis.api.probe.v1.Probe;
import id.karcis.api.probe.v1.ProbeItem;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.probe.ProbeTest;
import io.grpc.Status.Code;
import java.net.URLEncoder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValidationTest extends ProbeTest {

  /// Half of the 8 KiB of trailers; the other half is for the details.
  private static final int MAX_MESSAGE_BYTES = 4_096;

  @Test
  void namesAllBadFieldsAtOnceInJsonNames() {
    var request =
        Probe.newBuilder()
            .setDisplayName("a name that is far too long")
            .addItems(ProbeItem.newBuilder().setQuantity(1))
            .addItems(ProbeItem.newBuilder().setQuantity(11))
            .build();
    var told = refusal(() -> anonymous().askPublic(request));
    assertThat(told.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(told.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(told.violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("displayName", "items[1].quantity");
    assertThat(told.violations())
        .allSatisfy(violation -> assertThat(violation.reason()).matches("[A-Z0-9_]+"));
    assertThat(told.violations())
        .extracting(FieldViolation::description)
        .anyMatch(text -> text.endsWith(", got '11'"))
        .anyMatch(text -> text.endsWith(", got 'a name that is far too long'"));
  }

  @Test
  void tellsWhatARuleOfTheServiceObjectsToBesideTheProtosRules() {
    var request = Probe.newBuilder().setPassword("weak").setDisplayName("x".repeat(21)).build();
    assertThat(refusal(() -> anonymous().askPublic(request)).violations())
        .extracting(violation -> violation.field() + " " + violation.reason())
        .containsExactly("displayName STRING_MAX_LEN", "password WEAK");
  }

  @Test
  void objectsToAFieldOnce() {
    var request = Probe.newBuilder().setPassword("weak-and-long").build();
    assertThat(refusal(() -> anonymous().askPublic(request)).violations())
        .extracting(FieldViolation::reason)
        .containsExactly("STRING_MAX_LEN");
  }

  @Test
  void neverRepeatsASecret() {
    var request = Probe.newBuilder().setPassword("hunter22").build();
    var told = refusal(() -> anonymous().askPublic(request));
    assertThat(told.violations()).hasSize(1);
    assertThat(told.toString() + told.violations()).doesNotContain("hunter22");
  }

  @Test
  void namesTheItemOfAListAndWhatItHolds() {
    var id = UUID.randomUUID().toString();
    var request = Probe.newBuilder().addItemIds(id).addItemIds("A1").build();
    assertThat(descriptions(request)).containsExactly("itemIds[1]: must be a valid UUID, got 'A1'");
  }

  @Test
  void namesTheItemThatStandsTwiceAndHowManyThereAre() {
    var id = UUID.randomUUID().toString();
    assertThat(descriptions(Probe.newBuilder().addItemIds(id).addItemIds(id).build()))
        .singleElement()
        .asString()
        .startsWith("itemIds: ")
        .endsWith(", got '" + id + "' twice");
    var many = Probe.newBuilder();
    for (var i = 0; i < 40; i++) {
      many.addItemIds(UUID.randomUUID().toString());
    }
    assertThat(descriptions(many.build()))
        .containsExactly("itemIds: must contain no more than 3 item(s), got 40");
  }

  @Test
  void tellsNoMoreBadFieldsThanAClientTakes() {
    var many = Probe.newBuilder();
    for (var i = 0; i < 1_000; i++) {
      many.addItemIds("🎭".repeat(40) + i);
    }
    var told = refusal(() -> anonymous().askPublic(many.build()));
    assertThat(told.violations()).hasSizeBetween(10, 40);
    assertThat(told.message()).endsWith("; and 997 more");
    var inTrailers = URLEncoder.encode(told.message(), UTF_8).length();
    assertThat(inTrailers).isLessThan(MAX_MESSAGE_BYTES);
  }

  @Test
  void showsDurations() {
    var request = Probe.newBuilder().setHoldDuration(Durations.fromHours(1)).build();
    assertThat(descriptions(request))
        .containsExactly("holdDuration: must be less than or equal to 60s, got '3600s'");
  }

  @Test
  void blamesRuleOfWholeMessageOnTheFieldItsIdBeginsWith() {
    var request = Probe.newBuilder().addItems(ProbeItem.newBuilder().setItemName("x")).build();
    assertThat(descriptions(request))
        .containsExactly("items[0].itemName: give a quantity or no name");
  }

  @Test
  void neverRepeatsASecretOfAList() {
    var request = Probe.newBuilder().addSecrets("hunter22").addSecrets("hunter22").build();
    assertThat(descriptions(request)).isNotEmpty().allMatch(text -> !text.contains("hunter22"));
  }

  @Test
  void doesNotRunTheHandler() {
    service.answer(_ -> {
      throw new AssertionError("the handler ran");
    });
    var request = Probe.newBuilder().setDisplayName("x".repeat(21)).build();
    assertThat(refusal(() -> anonymous().askPublic(request)).code())
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  private List<String> descriptions(Probe request) {
    return refusal(() -> anonymous().askPublic(request)).violations().stream()
        .map(violation -> violation.field() + ": " + violation.description())
        .toList();
  }

  @Test
  void readsUuidsInTheirLongFormOnly() {
    var id = UUID.randomUUID();
    assertThat(Ids.uuid("eventId", id.toString())).isEqualTo(id);
    for (var bad : new String[] {"", "1-1-1-1-1", id + "0", "not-a-uuid", "💥".repeat(50)}) {
      assertThatThrownBy(() -> Ids.uuid("eventId", bad))
          .isInstanceOf(Refusal.class)
          .hasMessageStartingWith("eventId: expected a UUID");
    }
  }

  @Test
  void abbreviatesWithoutBreakingCharacters() {
    var shown = FieldViolation.abbreviate("x".repeat(39) + "💥".repeat(30));
    assertThat(shown).isEqualTo("x".repeat(39) + "…");
    assertThat(FieldViolation.abbreviate("a\nb")).isEqualTo("a?b");
  }
}
