-- Pins the MERGE of a small batch: range and list of its keys narrow the target, so that files
-- and row groups are pruned and only matching keys are moved.
MERGE INTO lake.shop.orders AS target
USING changes AS source
ON target.order_id = source.order_id
   AND target.order_id BETWEEN 10248L AND 30020L
   AND target.order_id IN (10248L, 20000L, 30020L)
WHEN MATCHED AND source.op = 'DELETE' THEN DELETE
WHEN MATCHED THEN UPDATE SET
  target.customer_id = source.customer_id,
  target.freight = source.freight
WHEN NOT MATCHED AND source.op <> 'DELETE' THEN INSERT (
  order_id,
  customer_id,
  freight
) VALUES (
  source.order_id,
  source.customer_id,
  source.freight
)
