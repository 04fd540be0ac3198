package vn.liennganh.support;

import java.net.URI;
import java.nio.file.Path;
import vn.liennganh.scenario.RunningHub;

/**
 * A sandbox hub as people reach it, in this process or another.
 *
 * @param sandbox where it wrote its users, its authority and the agencies' keys
 */
public record Site(URI url, Path sandbox) {

    static Site of(RunningHub hub) {
        return new Site(hub.url(), hub.sandbox());
    }
}
