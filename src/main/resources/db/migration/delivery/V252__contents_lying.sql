-- Messages may share a content in out/: while a message lies there, what it names is put there again if it is gone.
ALTER TABLE delivery.dropped ADD COLUMN contents text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN delivery.dropped.contents IS 'Names of the contents in out/ that the message needs: SHA-256 in hexadecimal.';
UPDATE delivery.dropped
   SET contents = named.names
  FROM (SELECT message, array_agg(encode(sha256, 'hex') ORDER BY sha256) AS names
          FROM intake.attachment
         GROUP BY message) AS named
 WHERE named.message = dropped.message AND dropped.taken_at IS NULL;
