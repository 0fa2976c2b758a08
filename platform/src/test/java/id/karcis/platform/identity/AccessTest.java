package id.karcis.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.probe.v1.Probe;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.probe.ProbeTest;
import io.grpc.Status.Code;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AccessTest extends ProbeTest {

  @Autowired private ServiceTokens serviceTokens;

  @Test
  void admitsAnyoneToPublicCalls() {
    assertThat(anonymous().askPublic(probe())).isEqualTo(probe());
    assertThat(as(Role.CUSTOMER).askPublic(probe())).isEqualTo(probe());
  }

  @Test
  void refusesBadTokenEvenOnPublicCalls() {
    var refusal = refusal(() -> with("authorization", "Bearer nonsense").askPublic(probe()));
    assertThat(refusal.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.TOKEN_INVALID);
    assertThat(refusal.message()).doesNotContain("nonsense");
  }

  @Test
  void refusesOtherSchemes() {
    var refusal = refusal(() -> with("authorization", "Basic YTpi").askUser(probe()));
    assertThat(refusal.reason()).isEqualTo(ErrorReason.TOKEN_INVALID);
  }

  @Test
  void asksStrangersForAToken() {
    for (var refusal :
        new Throwable[] {
          refusal(() -> anonymous().askUser(probe())),
          refusal(() -> anonymous().askOwner(probe())),
          refusal(() -> anonymous().askAdmin(probe()))
        }) {
      assertThat(refusal).hasFieldOrPropertyWithValue("reason", ErrorReason.TOKEN_MISSING);
    }
  }

  @Test
  void tellsHandlerWhoCalls() {
    var user = UUID.randomUUID();
    service.answer(_ -> Probe.newBuilder().setId(Callers.user().userId().toString()).build());
    var answer =
        with("authorization", "bearer " + tokens.token(user, Role.CUSTOMER)).askUser(probe());
    assertThat(answer.getId()).isEqualTo(user.toString());
  }

  @Test
  void reservesAdminCalls() {
    var refusal = refusal(() -> as(Role.CUSTOMER).askAdmin(probe()));
    assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.ROLE_REQUIRED);
    assertThat(as(Role.ADMIN).askAdmin(probe())).isEqualTo(probe());
  }

  @Test
  void closesCallsWithoutRuleToEverybody() {
    assertThat(refusal(() -> as(Role.ADMIN).askForgotten(probe())).code())
        .isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refusal(() -> anonymous().askForgotten(probe())).code())
        .isEqualTo(Code.PERMISSION_DENIED);
  }

  @Test
  void authorizesBeforeItValidates() {
    var malformed = Probe.newBuilder().setDisplayName("x".repeat(21)).build();
    assertThat(refusal(() -> anonymous().askUser(malformed)).reason())
        .isEqualTo(ErrorReason.TOKEN_MISSING);
  }

  @Test
  void admitsServicesByServiceTokenOnly() {
    service.answer(_ -> Probe.newBuilder().setId(Callers.service().orElse("nobody")).build());
    var asService = anonymous().withInterceptors(serviceTokens.interceptor());
    assertThat(asService.askService(probe()).getId()).isEqualTo("probe");
    assertThat(refusal(() -> as(Role.ADMIN).askService(probe())).reason())
        .isEqualTo(ErrorReason.TOKEN_MISSING);
    var userToken = tokens.token(UUID.randomUUID(), Role.ADMIN);
    assertThat(
            refusal(() -> with("x-karcis-service-token", userToken).askService(probe())).reason())
        .isEqualTo(ErrorReason.TOKEN_INVALID);
  }

  @Test
  void admitsNobodyElseByServiceToken() {
    var serviceToken = serviceTokens.current();
    assertThat(
            refusal(() -> with("authorization", "Bearer " + serviceToken).askUser(probe()))
                .reason())
        .isEqualTo(ErrorReason.TOKEN_INVALID);
    assertThat(
            refusal(() ->
                    anonymous().withInterceptors(serviceTokens.interceptor()).askUser(probe()))
                .reason())
        .isEqualTo(ErrorReason.TOKEN_MISSING);
  }
}
