package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import id.karcis.api.payment.internal.v1.ExportPersonalDataRequest;
import id.karcis.api.payment.internal.v1.PersonalDataGrpc;
import id.karcis.platform.export.PersonalDataFile;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.ServiceTokens;
import id.karcis.platform.testing.PersonalColumns;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.LocalGrpcServerPort;

class PersonalDataTest extends PaymentTest {

  /// Names of sides of the books, not of people.
  private static final Set<String> NO_PERSON = Set.of("ledger_entries.account");

  @Autowired private PersonalDataFile file;
  @Autowired private GrpcClients clients;
  @Autowired private ServiceTokens tokens;
  @LocalGrpcServerPort private int port;

  private JsonObject export(UUID user) {
    var body =
        clients
            .stub("127.0.0.1:" + port, PersonalDataGrpc::newBlockingStub)
            .withInterceptors(tokens.interceptor())
            .exportPersonalData(
                ExportPersonalDataRequest.newBuilder().setUserId(user.toString()).build());
    return JsonParser.parseString(body.getData().toStringUtf8()).getAsJsonObject();
  }

  private static JsonArray rows(JsonObject file, String name) {
    return file.getAsJsonObject(name).getAsJsonArray("rows");
  }

  @Test
  void tellsPaymentsRefundsAndTheirBookings() {
    var payment = paid(newOrder());
    var refundId = UUID.randomUUID();
    var _ = orderPayments().refundPayment(refund(payment, refundId, 100));

    var told = export(buyer);

    assertThat(rows(told, "payments")).hasSize(1);
    assertThat(rows(told, "payments").toString()).contains(payment.getId(), "attempts");
    assertThat(rows(told, "refunds").toString()).contains(refundId.toString(), "the show is off");
    assertThat(rows(told, "ledger_entries")).hasSizeGreaterThanOrEqualTo(4);
    assertThat(rows(export(UUID.randomUUID()), "payments")).isEmpty();
  }

  @Test
  void tellsEveryColumnThatLeadsToAPerson() {
    assertThat(PersonalColumns.untold(jdbc, file, NO_PERSON)).isEmpty();
  }
}
