-- The watch looks at its timers, and nobody asks for open duties by their due instant.
DROP INDEX exchange.obligation_open_by_due;
