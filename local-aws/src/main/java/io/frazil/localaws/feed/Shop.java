package io.frazil.localaws.feed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/** The rows of the source that {@link ShopChanges} changes, in the example's source order. */
public final class Shop {

  /** Customers of the example who go on ordering. */
  static final List<Buyer> BUYERS =
      List.of(
          new Buyer("BERGE", "Bergens Kaffebrenneri", "Bergen", "Norway"),
          new Buyer("SEOUL", "서울 커피 상회", "서울", "South Korea"),
          new Buyer("MADRI", "El Molinillo", "Madrid", "Spain"),
          new Buyer("QUITO", "Tostaduría Mitad del Mundo", "Quito", "Ecuador"),
          new Buyer("BOULA", "Boulangerie \"Le Pain Doré\"", "Reims", "France"),
          new Buyer("SEATT", "Pike Hill Coffee, Inc.", "Seattle", "United States"),
          new Buyer("KAWAI", "カワイ珈琲店", "京都市", "Japan"));

  private Shop() {}

  /** Where an order is shipped to. */
  record Buyer(String customerId, String name, String city, String country) {}

  /**
   * A row of {@code public.orders}.
   *
   * @param shippedAt null until it is
   */
  public record Order(
      long orderId,
      Buyer buyer,
      LocalDate orderDate,
      LocalDate requiredDate,
      LocalDateTime shippedAt,
      float freight,
      BigDecimal total) {

    Order shipped(LocalDateTime at) {
      return new Order(orderId, buyer, orderDate, requiredDate, at, freight, total);
    }

    Order plus(BigDecimal amount) {
      BigDecimal sum = total.add(amount);
      return new Order(orderId, buyer, orderDate, requiredDate, shippedAt, freight, sum);
    }

    Order renumbered(long number) {
      return new Order(number, buyer, orderDate, requiredDate, shippedAt, freight, total);
    }

    /** In source order; null is NULL. */
    public List<Object> values() {
      return Arrays.asList(
          orderId,
          buyer.customerId(),
          orderDate,
          requiredDate,
          shippedAt,
          freight,
          total,
          buyer.name(),
          buyer.city(),
          buyer.country());
    }
  }

  /** A row of {@code public.customers}. */
  public record Customer(
      String customerId, String city, BigDecimal creditLimit, LocalDateTime registeredAt) {

    Customer withLimit(BigDecimal limit) {
      return new Customer(customerId, city, limit, registeredAt);
    }

    /** In source order; null is NULL. */
    public List<Object> values() {
      return Arrays.asList(
          customerId,
          "Kaffee Nr. " + customerId,
          null,
          "Marktplatz 1, Hinterhaus",
          city,
          "Austria",
          "",
          null,
          creditLimit,
          true,
          registeredAt);
    }
  }
}
