package id.karcis.crooked.one;

import com.google.protobuf.Empty;
import id.karcis.crooked.two.Other;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// Breaks as many rules as one class can.
public class Crooked {

  public final Logger log = LoggerFactory.getLogger(Crooked.class);
  @Autowired @Nullable RedissonClient redisson;

  public Empty wire() {
    System.out.println(Instant.now());
    return Empty.getDefaultInstance();
  }

  public Other other() {
    return new Other();
  }
}
