# Sourced by mvnw and karcis: points JAVA_HOME to the first JDK of the version that the build asks for, or ends with one
# line. Reading a JDK's release file is faster than starting it.
karcis_java=25

karcis_major() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || :; }

karcis_find_jdk() {
  karcis_on_path=$(readlink -f "$(command -v javac || :)" 2>/dev/null || :)
  for karcis_candidate in "${JAVA_HOME:-}" "${karcis_on_path%/bin/javac}" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/*; do
    if [ -n "$karcis_candidate" ] && [ -x "$karcis_candidate/bin/javac" ] \
      && [ "$(karcis_major "$karcis_candidate")" = "$karcis_java" ]; then
      JAVA_HOME=$karcis_candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "karcis: no JDK $karcis_java found: install one (for example Temurin $karcis_java from adoptium.net) or point JAVA_HOME to it" >&2
  exit 1
}

karcis_find_jdk
