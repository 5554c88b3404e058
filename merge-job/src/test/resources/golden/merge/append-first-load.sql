-- Pins the first full load: plain INSERT of the upserts, columns by name, because the table may
-- have them in another order.
INSERT INTO lake.shop.orders (
  order_id,
  customer_id
)
SELECT
  order_id,
  customer_id
FROM changes
WHERE op <> 'DELETE'
