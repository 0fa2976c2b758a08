package id.karcis.payment;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// payment-svc: payments, refunds and the ledger. Its settings are in `payment-svc.yaml`.
@SpringBootApplication
@ConfigurationPropertiesScan
public class PaymentApplication {

  public static void main(String[] args) {
    new SpringApplicationBuilder(PaymentApplication.class)
        .properties("spring.config.name=payment-svc")
        .run(args);
  }
}
