-- Pins a reload: every row is replaced in one commit, columns by name, because the table may
-- have them in another order.
INSERT OVERWRITE TABLE lake.shop.orders (
  order_id,
  customer_id
)
SELECT
  order_id,
  customer_id
FROM changes
WHERE op <> 'DELETE'
