package id.karcis.payment.payment;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lists payments. A query holds only the conditions that are asked for, so that each of them can
/// use its index.
@Component
@Transactional(propagation = Propagation.NEVER)
public class PaymentLists {

  private final EntityManager entities;

  PaymentLists(EntityManager entities) {
    this.entities = entities;
  }

  /// Returns a page.
  public List<Payment> list(PaymentQuery asked) {
    var conditions = new ArrayList<String>();
    var values = new HashMap<String, Object>();
    if (asked.userId() != null) {
      conditions.add("p.userId = :user");
      values.put("user", asked.userId());
    }
    if (asked.orderId() != null) {
      conditions.add("p.orderId = :order");
      values.put("order", asked.orderId());
    }
    if (!asked.statuses().isEmpty()) {
      conditions.add("p.status in :statuses");
      values.put("statuses", asked.statuses());
    }
    if (asked.before() != null) {
      conditions.add("p.id < :before");
      values.put("before", asked.before());
    }
    var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    var query =
        entities.createQuery(
            "select p from Payment p" + where + " order by p.id desc", Payment.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(asked.limit()).getResultList();
  }
}
