-- Statements about the registry are few among many, and are read together.
CREATE INDEX entry_registry ON evidence.entry (index) WHERE kind = 'RegistryChange';
