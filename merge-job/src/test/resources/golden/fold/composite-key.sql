-- Pins that the key columns keep the order of the key, not of the table, wherever they are
-- listed: hashes and comparisons of keys rely on one order.
WITH images AS (
  SELECT
    CASE operation WHEN 'DELETE' THEN 'DELETE' ELSE 'UPSERT' END AS frazil_op,
    image.product_id AS frazil_key_1,
    image.order_id AS frazil_key_2,
    1 AS frazil_weight,
    1 AS part,
    image,
    change_sequence,
    file,
    row,
    fresh
  FROM staged
),
placed AS (
  SELECT
    *,
    CASE
      WHEN change_sequence IS NULL THEN file
      ELSE min(file) OVER (PARTITION BY frazil_key_1, frazil_key_2, change_sequence)
    END AS first_file
  FROM images
),
ranked AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY frazil_key_1, frazil_key_2
      ORDER BY
        left(change_sequence, 16) DESC NULLS LAST,
        first_file DESC,
        change_sequence DESC,
        file DESC,
        row DESC,
        part DESC
    ) AS newest,
    sum(frazil_weight) OVER (PARTITION BY frazil_key_1, frazil_key_2) AS frazil_changes,
    max(fresh) OVER (PARTITION BY frazil_key_1, frazil_key_2) AS frazil_touched
  FROM placed
)
SELECT
  frazil_op AS op,
  frazil_key_2 AS order_id,
  frazil_key_1 AS product_id,
  image.quantity AS quantity,
  frazil_changes,
  frazil_weight,
  frazil_touched
FROM ranked
WHERE newest = 1
