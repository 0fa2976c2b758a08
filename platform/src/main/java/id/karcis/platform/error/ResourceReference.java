package id.karcis.platform.error;

/// Names a resource in a refusal.
///
/// @param type such as `Event`
/// @param id as the caller sent it
public record ResourceReference(String type, String id) {}
