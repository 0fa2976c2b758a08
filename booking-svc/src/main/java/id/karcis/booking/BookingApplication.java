package id.karcis.booking;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// booking-svc: catalog, seats, orders, tickets and the gate. Its settings are in
/// `booking-svc.yaml`.
@SpringBootApplication
public class BookingApplication {

  public static void main(String[] args) {
    new SpringApplicationBuilder(BookingApplication.class)
        .properties("spring.config.name=booking-svc")
        .run(args);
  }
}
