package id.karcis.local;

import id.karcis.booking.BookingApplication;
import id.karcis.payment.PaymentApplication;
import id.karcis.user.UserApplication;
import java.util.List;

/// The three services, in the order in which they start: each finds those it calls at boot.
public enum Service {
  USER(Part.USER, UserApplication.class),
  PAYMENT(Part.PAYMENT, PaymentApplication.class),
  BOOKING(Part.BOOKING, BookingApplication.class);

  private final Part part;
  private final Class<?> application;

  Service(Part part, Class<?> application) {
    this.part = part;
    this.application = application;
  }

  static List<Service> all() {
    return List.of(values());
  }

  public Part part() {
    return part;
  }

  /// Name of its module, its configuration file and its log lines.
  public String label() {
    return part.label();
  }

  String database() {
    return "karcis_" + label().replace("-svc", "");
  }

  Class<?> application() {
    return application;
  }
}
