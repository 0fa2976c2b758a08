package id.karcis.local;

import java.util.List;

/// The three services, in the order in which they start: each finds those it calls at boot.
public enum Service {
  USER(Part.USER, "id.karcis.user.UserApplication"),
  PAYMENT(Part.PAYMENT, "id.karcis.payment.PaymentApplication"),
  BOOKING(Part.BOOKING, "id.karcis.booking.BookingApplication");

  private final Part part;
  private final String application;

  Service(Part part, String application) {
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
    try {
      return Class.forName(application);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(label() + " is not on the class path", e);
    }
  }
}
