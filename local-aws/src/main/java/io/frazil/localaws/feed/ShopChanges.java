package io.frazil.localaws.feed;

import io.frazil.localaws.feed.ChangeText.Commit;
import io.frazil.localaws.feed.Shop.Buyer;
import io.frazil.localaws.feed.Shop.Customer;
import io.frazil.localaws.feed.Shop.Order;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Goes on where the example ends: the shop's third morning, one step a minute of its clock, the
 * same in every run. Every step inserts orders and ships an earlier one; now and then a total is
 * corrected twice, an order is cancelled, an order gets another number, a customer registers and
 * gets credit. Touches only rows it inserted itself, so that what the tables must hold is the
 * example's rows and {@link #orders()} and {@link #customers()}.
 */
public final class ShopChanges {

  private static final LocalDateTime START = LocalDateTime.of(2024, 6, 14, 8, 0);
  private static final long FIRST_ORDER = 6000;
  private static final int ORDERS_PER_STEP = 3;

  /** Above the numbers of the example's changes. */
  private static final long FIRST_CHANGE = 100_000;

  private final SortedMap<Long, Order> orders = new TreeMap<>();
  private final SortedMap<String, Customer> customers = new TreeMap<>();
  private int steps;
  private long changes = FIRST_CHANGE;

  /** What the shop writes next. */
  public FeedStep next() {
    int step = steps++;
    LocalDateTime now = START.plusMinutes(step);
    Random random = new Random(step);
    ChangeText orderFile = new ChangeText("public/orders");
    ChangeText customerFile = new ChangeText("public/customers");
    register(step, now, customerFile);
    for (int i = 0; i < ORDERS_PER_STEP; i++) {
      place(FIRST_ORDER + (long) ORDERS_PER_STEP * step + i, now.plusSeconds(i), orderFile, random);
    }
    follow(step, now.plusSeconds(10), orderFile, random);
    List<FeedFile> files = new ArrayList<>();
    for (ChangeText file : List.of(customerFile, orderFile)) {
      if (!file.isEmpty()) {
        files.add(file.writtenAt(now.plusSeconds(50).plusNanos(1_000_000L * random.nextInt(999))));
      }
    }
    return new FeedStep("changes of " + now.toString().replace('T', ' '), files);
  }

  /** Rows of {@code public.orders} that steps so far inserted and did not delete, by key. */
  public SortedMap<Long, Order> orders() {
    return new TreeMap<>(orders);
  }

  /** Rows of {@code public.customers} that steps so far inserted, by key. */
  public SortedMap<String, Customer> customers() {
    return new TreeMap<>(customers);
  }

  private void place(long number, LocalDateTime now, ChangeText file, Random random) {
    Buyer buyer = Shop.BUYERS.get(random.nextInt(Shop.BUYERS.size()));
    Order order =
        new Order(
            number,
            buyer,
            now.toLocalDate(),
            now.toLocalDate().plusDays(7 + random.nextInt(21)),
            null,
            random.nextInt(9000) / 100f,
            BigDecimal.valueOf(100 + random.nextInt(120_000), 2));
    orders.put(number, order);
    file.add("I", commit(now), null, order.values());
  }

  /** What happens to orders of earlier steps. */
  private void follow(int step, LocalDateTime now, ChangeText file, Random random) {
    Order first = orders.get(FIRST_ORDER + (long) ORDERS_PER_STEP * (step - 2));
    if (first != null) {
      update(first.shipped(now), now, file);
    }
    Order second = orders.get(FIRST_ORDER + (long) ORDERS_PER_STEP * (step - 1) + 1);
    if (second != null && step % 2 == 0) {
      Order corrected = second.plus(BigDecimal.valueOf(1 + random.nextInt(999), 2));
      update(corrected, now, file);
      update(corrected.plus(BigDecimal.ONE), now, file);
    }
    if (second != null && step % 5 == 4) {
      orders.remove(second.orderId());
      List<Object> key = new ArrayList<>(Collections.nCopies(second.values().size(), null));
      key.set(0, second.orderId());
      file.add("D", commit(now), null, key);
    }
    Order third = orders.get(FIRST_ORDER + (long) ORDERS_PER_STEP * (step - 1) + 2);
    if (third != null && step % 7 == 6) {
      Order renumbered = orders.remove(third.orderId()).renumbered(third.orderId() + 1_000_000);
      orders.put(renumbered.orderId(), renumbered);
      file.add("U", commit(now), third.orderId(), renumbered.values());
    }
  }

  private void update(Order order, LocalDateTime now, ChangeText file) {
    orders.put(order.orderId(), order);
    file.add("U", commit(now), null, order.values());
  }

  private void register(int step, LocalDateTime now, ChangeText file) {
    if (step % 2 == 0) {
      Customer customer = new Customer(customerId(step), "Wien", new BigDecimal("0.00"), now);
      customers.put(customer.customerId(), customer);
      file.add("I", commit(now), null, customer.values());
    }
    if (step % 6 == 5) {
      Customer trusted = customers.get(customerId(step - 1));
      Customer credited = trusted.withLimit(new BigDecimal("500.00"));
      customers.put(credited.customerId(), credited);
      file.add("U", commit(now), null, credited.values());
    }
  }

  private static String customerId(int step) {
    return String.format(Locale.ROOT, "N%04d", step);
  }

  private Commit commit(LocalDateTime time) {
    long number = changes++;
    return new Commit(time.plusNanos(number % 1000 * 1000), number);
  }
}
