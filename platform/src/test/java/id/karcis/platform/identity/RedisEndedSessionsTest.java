package id.karcis.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.platform.embedded.Ports;
import id.karcis.platform.redis.RedisAutoConfiguration;
import id.karcis.platform.testing.TestServers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisEndedSessionsTest {

  private static final long LIMIT_SECONDS = 5;

  private final EndedSessions ended = new EndedSessions();
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class));

  @Test
  void actsOnAnAnnouncementBeforeItSaysThatItHeard() {
    runner
        .withPropertyValues("karcis.redis.url=" + TestServers.redisUri())
        .run(context -> {
          var redisson = context.getBean(RedissonClient.class);
          new RedisEndedSessions(redisson, ended).listen();
          var answers = new ArrayBlockingQueue<Boolean>(1);
          var id = UUID.randomUUID().toString();
          redisson
              .getTopic(RedisEndedSessions.HEARD, StringCodec.INSTANCE)
              .addListener(
                  String.class,
                  (_, heard) -> {
                    if (heard.equals(id)) {
                      answers.add(ended.contains("one") && ended.contains("two"));
                    }
                  });
          var topic = redisson.getTopic(RedisEndedSessions.TOPIC, StringCodec.INSTANCE);
          topic.publish("nonsense");
          topic.publish(RedisEndedSessions.message(id, List.of("one", "two")));

          assertThat(answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
          assertThat(ended.contains("nonsense")).isFalse();
        });
  }

  @Test
  void listensLaterIfRedisIsAway() {
    runner
        .withPropertyValues("karcis.redis.url=redis://127.0.0.1:" + Ports.free())
        .run(context -> {
          var listener = new RedisEndedSessions(context.getBean(RedissonClient.class), ended);

          assertThat(listener.listen()).isFalse();
          assertThat(listener.listen()).isFalse();
        });
  }
}
