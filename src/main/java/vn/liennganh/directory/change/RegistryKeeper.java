package vn.liennganh.directory.change;

import vn.liennganh.directory.registry.Registry;

/** Whoever keeps the registry in memory, and reads it anew when its tables have changed. */
public interface RegistryKeeper {

    /**
     * Reads files and amendments anew; what is seen afterwards is all of the new.
     *
     * @throws vn.liennganh.yaml.ConfigProblem if they do not fit together; then nothing has changed
     */
    void amended();

    /**
     * Takes whatever of the tables has changed anew: certificates, delegations, withheld channels,
     * amendments. Whoever has a connection that is no longer good is told.
     */
    void changed();

    /** As it is now. */
    Registry registry();
}
