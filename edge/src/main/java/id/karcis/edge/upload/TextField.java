package id.karcis.edge.upload;

/// A part of a form that is no file.
public record TextField(String name, String value) {}
