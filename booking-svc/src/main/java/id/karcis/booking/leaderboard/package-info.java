/// Who buys most, of an event and of all: counted by the dashboard's folder, ranked in Redis, and
/// in PostgreSQL whenever Redis is away or behind. Read [LeaderboardReading] and [BuyerRanks].
@NullMarked
package id.karcis.booking.leaderboard;

import org.jspecify.annotations.NullMarked;
