package id.karcis.local.demo;

import id.karcis.api.booking.v1.Category;
import id.karcis.api.booking.v1.CreateCategoryRequest;
import id.karcis.api.booking.v1.CreateLocationRequest;
import id.karcis.api.booking.v1.CreateVenueRequest;
import id.karcis.api.booking.v1.ListCategoriesRequest;
import id.karcis.api.booking.v1.ListEventsRequest;
import id.karcis.api.booking.v1.ListLocationsRequest;
import id.karcis.api.booking.v1.ListVenuesRequest;
import id.karcis.api.booking.v1.Location;
import id.karcis.api.booking.v1.UpdateVenueSeatMapRequest;
import id.karcis.api.booking.v1.Venue;
import id.karcis.api.user.v1.CreateUserRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Fills a platform that has no event with accounts, halls and events, through its public API. A
/// run that was interrupted before the first event is taken up where it stopped.
public final class DemoCatalog {

  private static final int PAGE = 100;

  /// Where the demo halls stand: city, region, time zone.
  private static final Map<String, Location> LOCATIONS =
      Map.of(
          "Jakarta", location("Jakarta", "DKI Jakarta", "Asia/Jakarta"),
          "Badung", location("Badung", "Bali", "Asia/Makassar"));

  private final Api api;

  private DemoCatalog(Api api) {
    this.api = api;
  }

  /// Returns whether there was anything to do. Drafts, which only the organizer sees, count as
  /// events.
  ///
  /// @param admin the organizer to sign in as, when there is
  public static boolean fillIfEmpty(Api api, Account admin) {
    var some = ListEventsRequest.newBuilder().setPageSize(1).build();
    if (api.events().listEvents(some).getEventsCount() > 0) {
      return false;
    }
    DemoAccounts.BUYERS.forEach(buyer -> register(api, buyer));
    api.signIn(admin);
    if (api.events().listEvents(some).getEventsCount() > 0) {
      return false;
    }
    new DemoCatalog(api).fill(Instant.now());
    return true;
  }

  private static void register(Api api, Account buyer) {
    var name = buyer.email().substring(0, buyer.email().indexOf('@'));
    try {
      api.users()
          .createUser(
              CreateUserRequest.newBuilder()
                  .setEmail(buyer.email())
                  .setPassword(buyer.password())
                  .setDisplayName(Character.toUpperCase(name.charAt(0)) + name.substring(1))
                  .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  private void fill(Instant now) {
    var locations = locations();
    var categories = categories();
    var venues = venues(locations);
    var events = new EventMaker(api, now);
    for (var event : DemoEvents.ALL) {
      var zone =
          LOCATIONS
              .getOrDefault(event.hall().location(), Location.getDefaultInstance())
              .getTimeZone();
      events.create(
          event,
          id(categories, event.category()),
          id(venues, event.hall().venue().getName()),
          zone);
    }
  }

  private Map<String, String> locations() {
    var ids = new HashMap<String, String>();
    var all = ListLocationsRequest.newBuilder().setPageSize(PAGE).build();
    api.locations()
        .listLocations(all)
        .getLocationsList()
        .forEach(one -> ids.put(one.getName(), one.getId()));
    LOCATIONS.forEach((name, location) ->
        ids.computeIfAbsent(
            name,
            _ ->
                api.locations()
                    .createLocation(
                        CreateLocationRequest.newBuilder().setLocation(location).build())
                    .getId()));
    return ids;
  }

  private Map<String, String> categories() {
    var ids = new HashMap<String, String>();
    var all = ListCategoriesRequest.newBuilder().setPageSize(PAGE).build();
    api.categories()
        .listCategories(all)
        .getCategoriesList()
        .forEach(one -> ids.put(one.getName(), one.getId()));
    DemoEvents.CATEGORIES.forEach((name, description) ->
        ids.computeIfAbsent(
            name,
            _ -> {
              var category = Category.newBuilder().setName(name).setDescription(description);
              return api.categories()
                  .createCategory(CreateCategoryRequest.newBuilder().setCategory(category).build())
                  .getId();
            }));
    return ids;
  }

  private Map<String, String> venues(Map<String, String> locations) {
    var ids = new LinkedHashMap<String, String>();
    var all = ListVenuesRequest.newBuilder().setPageSize(PAGE).build();
    api.venues()
        .listVenues(all)
        .getVenuesList()
        .forEach(one -> ids.put(one.getName(), one.getId()));
    for (var hall : Halls.ALL) {
      var venue = hall.venue().toBuilder().setLocationId(id(locations, hall.location())).build();
      var venueId = ids.computeIfAbsent(venue.getName(), _ -> create(venue));
      var map = hall.map().toBuilder().setVenueId(venueId);
      api.venues()
          .updateVenueSeatMap(UpdateVenueSeatMapRequest.newBuilder().setSeatMap(map).build());
    }
    return ids;
  }

  private String create(Venue venue) {
    return api.venues()
        .createVenue(CreateVenueRequest.newBuilder().setVenue(venue).build())
        .getId();
  }

  private static String id(Map<String, String> ids, String name) {
    var id = ids.get(name);
    if (id == null) {
      throw new IllegalStateException("the demo catalog lacks " + name);
    }
    return id;
  }

  private static Location location(String name, String region, String timeZone) {
    return Location.newBuilder()
        .setName(name)
        .setRegion(region)
        .setCountryCode("ID")
        .setTimeZone(timeZone)
        .build();
  }
}
