package id.karcis.booking.mail;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Send mails while the application runs, as many at a time as `karcis.mail.at-once` says. Several
/// instances share the work.
@Component
class MailWorkers implements SmartLifecycle {

  /// How long a mail waits when there was nothing to do.
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final List<RepeatedTask> workers;

  MailWorkers(MailDelivery delivery, MailSettings settings) {
    workers =
        IntStream.range(0, settings.atOnce())
            .mapToObj(i -> new RepeatedTask("mail-" + i, PAUSE, delivery::deliverNext))
            .toList();
  }

  @Override
  public void start() {
    workers.forEach(RepeatedTask::start);
  }

  @Override
  public void stop() {
    workers.forEach(RepeatedTask::stop);
  }

  /// Waits for a slow mail server while others stop, too.
  @Override
  public void stop(Runnable stopped) {
    Thread.ofVirtual()
        .name("mail-stop")
        .start(() -> {
          stop();
          stopped.run();
        });
  }

  @Override
  public boolean isRunning() {
    return workers.stream().anyMatch(RepeatedTask::isRunning);
  }
}
