package id.karcis.user.account;

import id.karcis.platform.identity.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// A person who may sign in. Its address is unique without regard to case (index `accounts_email`).
/// Equal by id.
@Entity
@Table(name = "accounts")
@EntityListeners(PhoneEncryption.class)
public class Account implements Persistable<UUID> {

  @Id private UUID id;
  private @Nullable String email;
  private boolean emailVerified;
  private String displayName;

  /// As [PhoneEncryption] left it; null when there is no number.
  private byte @Nullable [] phoneCipher;

  private boolean leaderboardOptOut;

  @Transient private String phoneNumber = "";

  @Enumerated(EnumType.STRING)
  private Role role;

  @Enumerated(EnumType.STRING)
  private AccountStatus status;

  private @Nullable String passwordHash;
  private @Nullable String avatarEtag;
  private Instant createTime;
  private Instant updateTime;
  @Version private @Nullable Long version;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected Account() {}

  /// Makes an active account whose address is not proved yet.
  Account(UUID id, Profile profile, Role role, @Nullable String passwordHash, Instant now) {
    this.id = id;
    this.email = profile.email();
    this.displayName = profile.displayName();
    this.phoneNumber = profile.phoneNumber();
    this.leaderboardOptOut = profile.leaderboardOptOut();
    this.role = role;
    this.status = AccountStatus.ACTIVE;
    this.passwordHash = passwordHash;
    this.createTime = now;
    this.updateTime = now;
  }

  /// Makes a customer's account of somebody who signs in with an identity of elsewhere, and has no
  /// password.
  static Account withProvedAddress(UUID id, Profile profile, Instant now) {
    var account = new Account(id, profile, Role.CUSTOMER, null, now);
    account.emailVerified = true;
    return account;
  }

  public UUID id() {
    return id;
  }

  /// For Spring Data, which would take [#version()] for the stored version and copy a new account
  /// instead of storing it.
  @Override
  public boolean isNew() {
    return version == null;
  }

  @Override
  public UUID getId() {
    return id;
  }

  /// The address as it was typed; of active accounts only.
  public String email() {
    if (email == null) {
      throw new IllegalStateException("account " + id + " is deleted, expected an active one");
    }
    return email;
  }

  public boolean emailVerified() {
    return emailVerified;
  }

  public String displayName() {
    return displayName;
  }

  /// E.164, or empty.
  public String phoneNumber() {
    return phoneNumber;
  }

  /// Whether the person is left out of the list of the top buyers.
  public boolean leaderboardOptOut() {
    return leaderboardOptOut;
  }

  public Role role() {
    return role;
  }

  boolean isAdmin() {
    return status == AccountStatus.ACTIVE && role == Role.ADMIN;
  }

  public Instant createTime() {
    return createTime;
  }

  public Instant updateTime() {
    return updateTime;
  }

  /// Grows with every change, from 0.
  public long version() {
    return version == null ? 0 : version;
  }

  /// What a password is compared with; null when the account is deleted, and when its owner signs
  /// in elsewhere.
  public @Nullable String passwordHash() {
    return passwordHash;
  }

  /// Names the person's picture by its content; null without one.
  public @Nullable String avatarEtag() {
    return avatarEtag;
  }

  void sealPhone(Function<String, byte[]> encrypt) {
    phoneCipher = phoneNumber.isEmpty() ? null : encrypt.apply(phoneNumber);
  }

  void openPhone(Function<byte[], String> decrypt) {
    phoneNumber = phoneCipher == null ? "" : decrypt.apply(phoneCipher);
  }

  Profile profile() {
    return new Profile(email(), displayName, phoneNumber, leaderboardOptOut);
  }

  /// Takes on new details. Another address is not proved, so it starts unverified.
  void change(Profile profile, Instant now) {
    emailVerified = emailVerified && profile.email().equalsIgnoreCase(email());
    email = profile.email();
    displayName = profile.displayName();
    phoneNumber = profile.phoneNumber();
    leaderboardOptOut = profile.leaderboardOptOut();
    updateTime = now;
  }

  void changePassword(String newHash, Instant now) {
    passwordHash = newHash;
    updateTime = now;
  }

  void showAvatar(String etag, Instant now) {
    avatarEtag = etag;
    updateTime = now;
  }

  void changeRole(Role newRole, Instant now) {
    role = newRole;
    updateTime = now;
  }

  /// Gives the account to whoever proved its address: what would let somebody else in, reach them
  /// or show them goes.
  void claim(String ownersName, Instant now) {
    emailVerified = true;
    passwordHash = null;
    displayName = ownersName;
    phoneNumber = "";
    leaderboardOptOut = false;
    avatarEtag = null;
    updateTime = now;
  }

  /// Erases everything about the person. Cannot be undone.
  void erase(Instant now) {
    email = null;
    emailVerified = false;
    displayName = "";
    phoneNumber = "";
    leaderboardOptOut = false;
    passwordHash = null;
    avatarEtag = null;
    role = Role.CUSTOMER;
    status = AccountStatus.DELETED;
    updateTime = now;
  }
}
