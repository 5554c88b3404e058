-- Pins the plain MERGE, when the batch touches a large part of the table and the first key
-- column has no literals.
MERGE INTO lake.shop.orders AS target
USING changes AS source
ON target.order_id = source.order_id
WHEN MATCHED AND source.op = 'DELETE' THEN DELETE
WHEN MATCHED THEN UPDATE SET
  target.customer_id = source.customer_id
WHEN NOT MATCHED AND source.op <> 'DELETE' THEN INSERT (
  order_id,
  customer_id
) VALUES (
  source.order_id,
  source.customer_id
)
