package id.karcis.local;

/// The parts of the platform that listen on a port, in the order of their ports.
public enum Part {
  EDGE("edge", "EDGE", 3001, false),
  USER("user-svc", "USER", 3002, true),
  BOOKING("booking-svc", "BOOKING", 3003, true),
  PAYMENT("payment-svc", "PAYMENT", 3005, true),
  ISSUER("sign-in issuer", "ISSUER", 3006, false),
  POSTGRES("PostgreSQL", "POSTGRES", 3432, false),
  REDIS("Redis", "REDIS", 3379, false);

  private final String label;
  private final String word;
  private final int defaultPort;
  private final boolean managed;

  Part(String label, String word, int defaultPort, boolean managed) {
    this.label = label;
    this.word = word;
    this.defaultPort = defaultPort;
    this.managed = managed;
  }

  /// Its name for people.
  public String label() {
    return label;
  }

  /// The environment variable that moves it to another port.
  public String variable() {
    return "KARCIS_" + word + "_PORT";
  }

  int defaultPort() {
    return defaultPort;
  }

  /// Whether it has a second port for health and metrics.
  boolean managed() {
    return managed;
  }
}
