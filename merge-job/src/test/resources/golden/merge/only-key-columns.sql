-- Pins that a table of nothing but key columns has no UPDATE clause: there is nothing to set.
MERGE INTO lake.shop.orders AS target
USING changes AS source
ON target.order_id = source.order_id
   AND target.product_id = source.product_id
   AND target.order_id BETWEEN 10248L AND 30020L
WHEN MATCHED AND source.op = 'DELETE' THEN DELETE
WHEN NOT MATCHED AND source.op <> 'DELETE' THEN INSERT (
  order_id,
  product_id
) VALUES (
  source.order_id,
  source.product_id
)
