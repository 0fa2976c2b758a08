package id.karcis.platform.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that never outgrows memory: beyond `most` entries the one longest unused gives way.
/// Reading is a use and changes the order, so several threads need a lock for reading, too.
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;
  private static final int CAPACITY = 16;
  private static final float LOAD = 0.75f;

  private final int most;

  public BoundedMap(int most) {
    super(CAPACITY, LOAD, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
