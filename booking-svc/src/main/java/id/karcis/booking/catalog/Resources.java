package id.karcis.booking.catalog;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/// All resources of a kind.
@NoRepositoryBean
public interface Resources<R> extends Repository<R, UUID> {

  Optional<R> findById(UUID id);

  /// Writes at once, so that a broken constraint is told here.
  R saveAndFlush(R resource);

  void delete(R resource);

  void flush();
}
