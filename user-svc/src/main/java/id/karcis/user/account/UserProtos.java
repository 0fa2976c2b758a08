package id.karcis.user.account;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import id.karcis.api.user.v1.CreateUserRequest;
import id.karcis.api.user.v1.ListUsersRequest;
import id.karcis.api.user.v1.ListUsersResponse;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Role;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.persistence.FieldMasks;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.validation.Ids;
import id.karcis.user.avatar.Avatar;
import id.karcis.user.avatar.AvatarLinks;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Accounts on the wire.
public final class UserProtos {

  private static final String SELF = "me";

  private UserProtos() {}

  public static User toProto(Account account, AvatarLinks avatars) {
    return User.newBuilder()
        .setId(account.id().toString())
        .setEmail(account.email())
        .setDisplayName(account.displayName())
        .setPhoneNumber(account.phoneNumber())
        .setRole(toProto(account.role()))
        .setCreateTime(toProto(account.createTime()))
        .setUpdateTime(toProto(account.updateTime()))
        .setEtag(Etags.of(account.version()))
        .setEmailVerified(account.emailVerified())
        .setLeaderboardOptOut(account.leaderboardOptOut())
        .setAvatarUrl(avatars.of(account.id(), account.avatarEtag()))
        .build();
  }

  static ListUsersResponse toProto(AccountSearch.Page page, AvatarLinks avatars) {
    return ListUsersResponse.newBuilder()
        .addAllUsers(page.accounts().stream().map(it -> toProto(it, avatars)).toList())
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  static HttpBody toBody(Avatar avatar) {
    return HttpBody.newBuilder()
        .setContentType(avatar.contentType())
        .setData(ByteString.copyFrom(avatar.image()))
        .build();
  }

  static HttpBody toJsonFile(String json) {
    return HttpBody.newBuilder()
        .setContentType("application/json")
        .setData(ByteString.copyFromUtf8(json))
        .build();
  }

  static NewAccount toNewAccount(CreateUserRequest request) {
    var profile =
        new Profile(request.getEmail(), request.getDisplayName(), request.getPhoneNumber());
    var role = toRoleOrNull(request.getRole());
    return new NewAccount(profile, request.getPassword(), role == null ? Role.CUSTOMER : role);
  }

  static AccountSearch.Query toQuery(ListUsersRequest request) {
    return new AccountSearch.Query(
        request.getQuery(),
        toRoleOrNull(request.getRole()),
        PageSizes.of(request.getPageSize()),
        request.getPageToken());
  }

  /// Reads an id; `me` is the caller's.
  static UUID toId(String field, String id, Caller caller) {
    return SELF.equals(id) ? caller.userId() : Ids.uuid(field, id);
  }

  static AccountChange toChange(UUID id, UpdateUserRequest request) {
    var user = request.getUser();
    var paths = FieldMasks.effective(user, request.getUpdateMask());
    return new AccountChange(
        id,
        user.getEtag(),
        paths.contains("email") ? required("user.email", user.getEmail()) : null,
        paths.contains("display_name") ? required("user.displayName", user.getDisplayName()) : null,
        paths.contains("phone_number") ? user.getPhoneNumber() : null,
        paths.contains("leaderboard_opt_out") ? user.getLeaderboardOptOut() : null,
        paths.contains("role") ? required(toRoleOrNull(user.getRole())) : null);
  }

  private static String required(String field, String value) {
    if (value.isEmpty()) {
      throw Refusals.invalid(field, value, "a value, since it cannot be cleared");
    }
    return value;
  }

  private static Role required(@Nullable Role role) {
    if (role == null) {
      throw Refusals.invalid("user.role", "", "ADMIN or CUSTOMER");
    }
    return role;
  }

  private static @Nullable Role toRoleOrNull(User.Role role) {
    return switch (role) {
      case ADMIN -> Role.ADMIN;
      case CUSTOMER -> Role.CUSTOMER;
      case ROLE_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static User.Role toProto(Role role) {
    return switch (role) {
      case ADMIN -> User.Role.ADMIN;
      case CUSTOMER -> User.Role.CUSTOMER;
    };
  }

  private static Timestamp toProto(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
