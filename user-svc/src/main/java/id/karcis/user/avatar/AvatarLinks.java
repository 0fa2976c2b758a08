package id.karcis.user.avatar;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where pictures are found from outside, below `karcis.public-url`.
@Component
public final class AvatarLinks {

  /// Enough to tell the pictures of one person apart.
  private static final int ETAG_CHARACTERS = 12;

  private final String publicUrl;

  AvatarLinks(@Value("${karcis.public-url}") String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /// Returns the address of an account's picture, another one for each picture.
  ///
  /// @param etag of the picture; null, and an empty address, without one
  public String of(UUID account, @Nullable String etag) {
    return etag == null
        ? ""
        : "%s/api/users/%s/avatar?v=%s"
            .formatted(publicUrl, account, etag.substring(0, ETAG_CHARACTERS));
  }
}
