-- Pins that old and new key of an update are built of all parts of a composite key.
WITH images AS (
  SELECT
    frazil_op,
    frazil_key_1,
    frazil_key_2,
    frazil_weight,
    part,
    image,
    change_sequence,
    file,
    row,
    fresh
  FROM staged
  LATERAL VIEW inline(
    CASE
      WHEN key_moved THEN array(
        struct('DELETE', before.order_id, before.product_id, 0, 0),
        struct('UPSERT', image.order_id, image.product_id, 1, 1)
      )
      WHEN operation = 'DELETE' THEN array(
        struct('DELETE', image.order_id, image.product_id, 1, 1)
      )
      ELSE array(
        struct('UPSERT', image.order_id, image.product_id, 1, 1)
      )
    END
  ) parts AS frazil_op, frazil_key_1, frazil_key_2, frazil_weight, part
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
  frazil_key_1 AS order_id,
  frazil_key_2 AS product_id,
  image.quantity AS quantity,
  frazil_changes,
  frazil_weight,
  frazil_touched
FROM ranked
WHERE newest = 1
