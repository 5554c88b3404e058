-- Pins the MERGE of a batch whose keys have no literals or are too many for a list: the target
-- is tested against a set of hashes over all parts of the key.
MERGE INTO lake.shop.orders AS target
USING changes AS source
ON target.order_id = source.order_id
   AND target.product_id = source.product_id
   AND target.order_id BETWEEN 10248L AND 30020L
   AND frazil_batch_has(xxhash64(target.order_id, target.product_id))
WHEN MATCHED AND source.op = 'DELETE' THEN DELETE
WHEN MATCHED THEN UPDATE SET
  target.quantity = source.quantity
WHEN NOT MATCHED AND source.op <> 'DELETE' THEN INSERT (
  order_id,
  product_id,
  quantity
) VALUES (
  source.order_id,
  source.product_id,
  source.quantity
)
