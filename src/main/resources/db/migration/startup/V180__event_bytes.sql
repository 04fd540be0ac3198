-- Signed bytes are random to a compressor: as in intake.body, they are kept as they are, in the row.
ALTER TABLE startup.event ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE startup.event SET (toast_tuple_target = 8160);
