package id.karcis.user;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// user-svc: accounts, sign-in and sessions. Its settings are in `user-svc.yaml`.
@SpringBootApplication
public class UserApplication {

  public static void main(String[] args) {
    new SpringApplicationBuilder(UserApplication.class)
        .properties("spring.config.name=user-svc")
        .run(args);
  }
}
