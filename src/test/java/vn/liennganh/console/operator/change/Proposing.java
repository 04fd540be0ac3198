package vn.liennganh.console.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Est;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.Partner;
import vn.liennganh.partner.client.keys.AgencyKeys;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.authority.CsrWriter;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** Two operators at the pages of a hub: one proposes, the other one approves. */
record Proposing(RunningHub hub, Visitor one, Visitor other) {

    private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("<code class=\"figure\">([^<]+)</code>");

    /** An identifier that no other test has. */
    static String fresh() {
        return "X99.58.T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    }

    Map<String, String> bank(String id) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("identifier", id);
        form.put("kind", "bank");
        form.put("vi", "Ngân hàng Thử " + id);
        form.put("en", "Trial bank " + id);
        form.put("territory", "Thử Nghiệm Place");
        form.put("from", hub.bean(Directory.class).today().toString());
        form.put("groups", "banks");
        form.put("channel", "rest-inbox");
        form.put("sends", "event");
        form.put("email", "x@trial.invalid");
        form.put("reason", "Công văn 12/2026");
        return form;
    }

    Map<String, String> why() {
        return Map.of("reason", "Công văn 13/2026");
    }

    /** The form with what the page hid in it. */
    static Map<String, String> form(Visitor visitor, String path, Map<String, String> fields) {
        String page = visitor.get(path).text();
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("id", first(ID, page));
        all.put("seen", first(SEEN, page));
        return all;
    }

    String propose(String path, Map<String, String> fields) {
        return propose(one, path, fields);
    }

    static String propose(Visitor visitor, String path, Map<String, String> fields) {
        Answer answer = visitor.post(path, form(visitor, path, fields));
        assertThat(answer.location()).as(answer.text()).endsWith("?ket-qua=proposed");
        return answer.location().split("\\?")[0];
    }

    void approve(String proposal) {
        assertThat(other.post(proposal + "/duyet", Map.of()).location()).contains("approved");
    }

    /** What a page shows once. */
    static String code(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return first(CODE, answer.text());
    }

    /** Keys that the agency made for an invitation of the two. */
    AgencyKeys enrolled(String id) {
        String invite = propose("/van-hanh/doi-tac/" + id + "/thay-doi/invite", why());
        return enrol(id, code(other.post(invite + "/duyet", Map.of())));
    }

    /** Where a person has to let it have the certificate, one does. */
    AgencyKeys enrol(String id, String code) {
        var keys = KeyPairs.newP256();
        byte[] request = CsrWriter.write(keys, id);
        Est est =
                new Est(
                        hub.url(),
                        AgencyKeys.anonymous(authorities()),
                        HubClient.Options.standard());
        Est.Answer answer = est.enrol(id, code, request);
        if (answer instanceof Est.Answer.Pending) {
            granted(id, digest(keys));
            answer = est.enrol(id, code, request);
        }
        return AgencyKeys.of(
                keys.getPrivate(), ((Est.Answer.Issued) answer).certificates(), Clock.systemUTC());
    }

    /** As the agency computes it to read it out. */
    private static String digest(KeyPair keys) {
        ByteArrayOutputStream asked = new ByteArrayOutputStream();
        asked.writeBytes(keys.getPublic().getEncoded());
        asked.writeBytes("SEAL,TLS".getBytes(StandardCharsets.US_ASCII));
        return Sha256.of(asked.toByteArray()).hex();
    }

    private void granted(String id, String digest) {
        String path = "/van-hanh/ghi-danh";
        assertThat(one.get(path).text()).contains(id, digest);
        Map<String, String> word = Map.of("agency", id, "sha256", digest, "granted", "true");
        // The other one approved the invitation and was shown its code.
        assertThat(other.post(path, word).location()).endsWith("=own-code");
        assertThat(one.post(path, word).location()).endsWith("=done");
        assertThat(one.post(path, word).location()).endsWith("=gone");
    }

    Partner partner(AgencyKeys keys, Path memory) {
        return Partner.connect(hub.url())
                .keys(keys)
                .authorities(authorities())
                .memory(memory)
                .open();
    }

    List<X509Certificate> authorities() {
        return Pem.readCertificates(hub.sandbox().resolve("ca.pem"));
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }
}
