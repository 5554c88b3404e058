-- Pins that names which are words of SQL, hold capitals, blanks or back-ticks are quoted in
-- every place, inside structs too.
WITH images AS (
  SELECT
    CASE operation WHEN 'DELETE' THEN 'DELETE' ELSE 'UPSERT' END AS frazil_op,
    image.`Order` AS frazil_key_1,
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
  frazil_key_1 AS `Order`,
  image.`group` AS `group`,
  image.`unit price` AS `unit price`,
  image.`a``b` AS `a``b`,
  frazil_changes,
  frazil_weight,
  frazil_touched
FROM ranked
WHERE newest = 1
