package vn.liennganh.exchange;

import java.util.List;
import java.util.Optional;
import vn.liennganh.regulation.Obligation;

/**
 * Some of an agency's duties, in the order of whoever gave them out.
 *
 * @param next continues behind the last of them; empty where there are no more
 */
public record ObligationPage(List<Obligation> items, Optional<String> next) {

    public ObligationPage {
        items = List.copyOf(items);
    }
}
