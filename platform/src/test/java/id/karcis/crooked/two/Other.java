package id.karcis.crooked.two;

import id.karcis.crooked.one.Crooked;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/// Knows who knows it, and lets itself be set.
@Entity
public class Other {

  @Id private long id;

  public void setId(long id) {
    this.id = id;
  }

  public long id() {
    return id;
  }

  public @Nullable Crooked back() {
    return null;
  }
}
