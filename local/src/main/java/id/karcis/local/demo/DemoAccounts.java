package id.karcis.local.demo;

import java.util.List;

/// Accounts that everybody may know: they exist only where `KARCIS_DEMO` is on, on the loopback
/// address.
public final class DemoAccounts {

  public static final Account ADMIN = new Account("admin@karcis.test", "Panggung-Biru-28");
  public static final Account BUYER = new Account("buyer@karcis.test", "Kursi-Depan-73");
  public static final Account BUDI = new Account("budi@karcis.test", "Balkon-Kanan-51");

  public static final List<Account> BUYERS = List.of(BUYER, BUDI);

  private DemoAccounts() {}
}
