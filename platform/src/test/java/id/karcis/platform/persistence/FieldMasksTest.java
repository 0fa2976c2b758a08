package id.karcis.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import id.karcis.api.probe.v1.Probe;
import id.karcis.platform.error.Refusal;
import org.junit.jupiter.api.Test;

class FieldMasksTest {

  private static final Probe SENT = Probe.newBuilder().setId("1").setDisplayName("x").build();

  @Test
  void takesPresentFieldsForAnEmptyMask() {
    assertThat(FieldMasks.effective(SENT, FieldMask.getDefaultInstance()))
        .containsExactly("display_name");
  }

  @Test
  void takesEveryWritableFieldForAStar() {
    assertThat(FieldMasks.effective(SENT, mask("*")))
        .containsExactly(
            "display_name", "hold_duration", "item_ids", "items", "password", "secrets");
  }

  @Test
  void takesNamedFieldsEvenIfEmpty() {
    assertThat(FieldMasks.effective(SENT, mask("password", "id")))
        .as("id is output only")
        .containsExactly("password");
  }

  @Test
  void refusesUnknownPaths() {
    for (var path : new String[] {"displayNam", "display_name.x", "items.quantity", ""}) {
      assertThatThrownBy(() -> FieldMasks.effective(SENT, mask(path)))
          .as(path)
          .isInstanceOf(Refusal.class)
          .hasMessageStartingWith("updateMask");
    }
  }

  private static FieldMask mask(String... paths) {
    return FieldMask.newBuilder().addAllPaths(java.util.List.of(paths)).build();
  }
}
