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
ranked AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY frazil_key_1
      ORDER BY change_sequence DESC NULLS LAST, file DESC, row DESC, part DESC
    ) AS newest,
    sum(frazil_weight) OVER (PARTITION BY frazil_key_1) AS frazil_changes,
    max(fresh) OVER (PARTITION BY frazil_key_1) AS frazil_touched
  FROM images
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
