package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

class OrderSweepTest extends SellingTest {

  @Autowired private Ending ending;

  @Test
  void goesOnWhenTheDatabaseIsAway() {
    var sweep = new OrderSweep(new Orders(JdbcClient.create(new NoDatabase())), ending);
    assertThatThrownBy(sweep::sweep).isInstanceOf(DataAccessException.class);
    assertThatCode(sweep::run).doesNotThrowAnyException();
  }

  private static final class NoDatabase extends AbstractDataSource {

    @Override
    public Connection getConnection() throws SQLException {
      throw new SQLException("away");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }
  }
}
