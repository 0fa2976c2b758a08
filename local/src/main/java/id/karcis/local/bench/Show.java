package id.karcis.local.bench;

import java.util.List;

/// An event on sale, with the ids of all its seats.
record Show(String eventId, List<String> seatIds) {

  Show {
    seatIds = List.copyOf(seatIds);
  }
}
