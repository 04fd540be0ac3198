package vn.liennganh.freeze.position;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;

/**
 * Something that an order leaves free, as the order itself says it.
 *
 * @param number of the account; empty where it is every account of a kind
 * @param kind of money, in the words of the order
 * @param keep whole dong that stay free on the account; absent for all that is on it
 * @param basis by what rule, in the words of the order
 */
public record Free(String number, String kind, OptionalLong keep, String basis) {

    static List<Free> in(Heard heard) {
        List<Free> all = new ArrayList<>();
        for (JsonNode one : heard.list("staysFree")) {
            JsonNode amount = one.path("amount").path("amount");
            all.add(
                    new Free(
                            one.path("number").asString(""),
                            one.path("kind").asString(""),
                            amount.isNumber()
                                    ? OptionalLong.of(amount.asLong())
                                    : OptionalLong.empty(),
                            one.path("basis").asString("")));
        }
        return all;
    }
}
