-- Pins that an update which moved a row is two images, a delete of the old key and an upsert
-- of the new one, and that only the second counts as the row (weight 1).
WITH images AS (
  SELECT
    frazil_op,
    frazil_key_1,
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
        struct('DELETE', before.order_id, 0, 0),
        struct('UPSERT', image.order_id, 1, 1)
      )
      WHEN operation = 'DELETE' THEN array(
        struct('DELETE', image.order_id, 1, 1)
      )
      ELSE array(
        struct('UPSERT', image.order_id, 1, 1)
      )
    END
  ) parts AS frazil_op, frazil_key_1, frazil_weight, part
),
placed AS (
  SELECT
    *,
    CASE
      WHEN change_sequence IS NULL THEN file
      ELSE min(file) OVER (PARTITION BY frazil_key_1, change_sequence)
    END AS first_file
  FROM images
),
ranked AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY frazil_key_1
      ORDER BY
        left(change_sequence, 16) DESC NULLS LAST,
        first_file DESC,
        change_sequence DESC,
        file DESC,
        row DESC,
        part DESC
    ) AS newest,
    sum(frazil_weight) OVER (PARTITION BY frazil_key_1) AS frazil_changes,
    max(fresh) OVER (PARTITION BY frazil_key_1) AS frazil_touched
  FROM placed
)
SELECT
  frazil_op AS op,
  frazil_key_1 AS order_id,
  image.customer_id AS customer_id,
  frazil_changes,
  frazil_weight,
  frazil_touched
FROM ranked
WHERE newest = 1
