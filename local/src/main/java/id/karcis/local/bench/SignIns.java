package id.karcis.local.bench;

import id.karcis.api.user.v1.AuthServiceGrpc;
import id.karcis.api.user.v1.CreateUserRequest;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.UserServiceGrpc;
import id.karcis.local.demo.Account;
import java.util.UUID;

/// Opens accounts and signs them in.
final class SignIns {

  private SignIns() {}

  static Account register(Channels channels, String name) {
    var account = new Account(name + "@karcis.test", UUID.randomUUID().toString());
    var request =
        CreateUserRequest.newBuilder()
            .setEmail(account.email())
            .setPassword(account.password())
            .setDisplayName(name)
            .build();
    var users = UserServiceGrpc.newBlockingStub(channels.users());
    var _ = Channels.anonymous(users).createUser(request);
    return account;
  }

  static LoginResponse signIn(Channels channels, Account account) {
    var request =
        LoginRequest.newBuilder().setEmail(account.email()).setPassword(account.password()).build();
    return Channels.anonymous(AuthServiceGrpc.newBlockingStub(channels.users())).login(request);
  }
}
