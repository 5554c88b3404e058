-- Pins quoting of names in every clause, and that the operation column gives way to the
-- table's own column op.
MERGE INTO lake.shop.orders AS target
USING changes AS source
ON target.`Order` = source.`Order`
   AND target.`Order` BETWEEN 'A' AND 'Z'
   AND target.`Order` IN ('O\'Brien')
WHEN MATCHED AND source.op_ = 'DELETE' THEN DELETE
WHEN MATCHED THEN UPDATE SET
  target.op = source.op,
  target.`unit price` = source.`unit price`,
  target.`a``b` = source.`a``b`
WHEN NOT MATCHED AND source.op_ <> 'DELETE' THEN INSERT (
  `Order`,
  op,
  `unit price`,
  `a``b`
) VALUES (
  source.`Order`,
  source.op,
  source.`unit price`,
  source.`a``b`
)
