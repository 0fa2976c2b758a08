package id.karcis.meddling;

import id.karcis.crooked.two.Other;

/// Reaches into another service.
public class Meddler {

  public Other reach() {
    return new Other();
  }
}
