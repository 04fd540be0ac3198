package vn.liennganh.startup.broker;

/**
 * What partners may have at the broker, as the hub is configured.
 *
 * @param connectionsPerAgency open at the same time, where its own limit is not lower
 * @param linksPerConnection senders and receivers together; as many sessions
 * @param transferMax bytes of one transfer, what stands around the body included
 * @param credit messages of one agency that may lie unread at the address that all share
 * @param laneMax bytes of one agency's submissions that wait before it gets no credit
 */
public record Terms(
        int connectionsPerAgency,
        int linksPerConnection,
        long transferMax,
        int credit,
        long laneMax) {

    /** Before a hub has said anything nobody may have anything. */
    static final Terms NONE = new Terms(0, 0, 0, 0, 0);

    public String write() {
        return "%d %d %d %d %d"
                .formatted(connectionsPerAgency, linksPerConnection, transferMax, credit, laneMax);
    }

    static Terms read(String written) {
        String[] parts = written.split(" ");
        return new Terms(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Long.parseLong(parts[2]),
                Integer.parseInt(parts[3]),
                Long.parseLong(parts[4]));
    }
}
