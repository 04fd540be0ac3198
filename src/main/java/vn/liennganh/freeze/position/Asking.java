package vn.liennganh.freeze.position;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;

/** What one accepted message changes in what is known of balances. */
final class Asking {

    private Asking() {}

    static List<Answer> after(List<Answer> before, Heard heard) {
        List<Answer> all = new ArrayList<>(before);
        switch (heard.envelope().type().message()) {
            case "request" ->
                    heard.recipients().forEach(holder -> all.add(Answer.asked(heard, holder)));
            case "reply" -> {
                boolean complete = heard.body().path("complete").asBoolean(false);
                Answer.State state = complete ? Answer.State.ANSWERED : Answer.State.PART;
                all.replaceAll(one -> of(one, heard) ? now(one, heard, state) : one);
            }
            default ->
                    all.replaceAll(
                            one -> of(one, heard) ? now(one, heard, Answer.State.REFUSED) : one);
        }
        return all;
    }

    private static boolean of(Answer one, Heard heard) {
        return one.exchange().equals(heard.exchange()) && one.holder().equals(heard.from());
    }

    private static Answer now(Answer one, Heard heard, Answer.State state) {
        // A later part adds to the earlier ones; what it names again is told anew.
        List<Answer.Balance> told = new ArrayList<>(one.accounts());
        List<Answer.Balance> news = new ArrayList<>();
        heard.list("accounts").forEach(account -> news.add(account(account)));
        heard.list("deposits").forEach(deposit -> news.add(deposit(deposit, heard)));
        told.removeIf(old -> news.stream().anyMatch(now -> same(old, now)));
        told.addAll(news);
        return new Answer(one.exchange(), one.holder(), state, heard.at(), told);
    }

    private static boolean same(Answer.Balance one, Answer.Balance other) {
        return one.deposit() == other.deposit() && one.number().equals(other.number());
    }

    private static Answer.Balance account(JsonNode json) {
        return new Answer.Balance(
                json.path("number").asString(),
                json.path("kind").asString(""),
                false,
                dong(json, "balance"),
                dong(json, "available"),
                OffsetDateTime.parse(json.path("asOf").asString()).toInstant());
    }

    /** A deposit is as good as its amount at the moment of the answer. */
    private static Answer.Balance deposit(JsonNode json, Heard heard) {
        long amount = dong(json, "amount");
        return new Answer.Balance(
                json.path("number").asString(),
                json.path("kind").asString(""),
                true,
                amount,
                amount,
                heard.at());
    }

    private static long dong(JsonNode json, String field) {
        return json.path(field).path("amount").asLong(0);
    }
}
