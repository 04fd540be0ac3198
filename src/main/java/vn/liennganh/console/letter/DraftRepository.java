package vn.liennganh.console.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Person;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Urgency;

/** Drafts and what was done with them. */
@Repository
class DraftRepository {

    private static final String SELECT =
            """
            SELECT id, agency, author, author_name, kind, type, recipients, in_reply_to, exchange,
                   related, case_number, urgency, body, attachments, state, content, cms, sealed,
                   message, problem, problem_at, begun, touched, version
              FROM console.draft
            """;

    private final JdbcClient jdbc;

    DraftRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a new one; false where there is one of that id already, whoever has it. */
    boolean insert(Draft draft) {
        return bind(
                                draft,
                                """
                        INSERT INTO console.draft
                               (id, agency, author, author_name, kind, type, recipients,
                                in_reply_to, exchange, related, case_number, urgency, body,
                                attachments, state, content, cms, sealed, message, problem,
                                problem_at, begun, touched, version)
                        VALUES (:id, :agency, :author, :authorName, :kind, :type, :recipients,
                                :inReplyTo, :exchange, :related, :caseNumber, :urgency, :body,
                                :attachments, :state, :content, :cms, :sealed, :message, :problem,
                                :problemAt, :begun, :touched, :version)
                            ON CONFLICT (id) DO NOTHING
                        """)
                        .update()
                == 1;
    }

    /** Stores the next version; false where somebody else was quicker. */
    boolean update(Draft draft) {
        return bind(
                                draft,
                                """
                        UPDATE console.draft
                           SET recipients = :recipients, related = :related,
                               case_number = :caseNumber, urgency = :urgency, body = :body,
                               attachments = :attachments, state = :state, content = :content,
                               cms = :cms, sealed = :sealed, message = :message,
                               problem = :problem,
                               problem_at = :problemAt, touched = :touched,
                               version = :version
                         WHERE id = :id AND version = :version - 1
                        """)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec bind(Draft draft, String sql) {
        NewLetter letter = draft.letter();
        return jdbc.sql(sql)
                .param("id", draft.id())
                .param("agency", draft.agency().value())
                .param("author", draft.author())
                .param("authorName", draft.authorName())
                .param("kind", draft.kind().word())
                .param("type", letter.type().value())
                .param("recipients", letter.to().toArray(String[]::new))
                .param("inReplyTo", letter.inReplyTo().orElse(null))
                .param("exchange", letter.exchange().orElse(null))
                .param("related", letter.related().toArray(UUID[]::new))
                .param("caseNumber", letter.caseNumber().orElse(null))
                .param("urgency", letter.urgency().wireName())
                .param("body", Json.MAPPER.writeValueAsString(letter.body()))
                .param("attachments", written(draft.attachments()))
                .param("state", draft.state().word())
                .param("content", draft.content().orElse(null))
                .param("cms", draft.cms().orElse(null))
                .param("sealed", draft.paper().sealed().orElse(null))
                .param("message", draft.message().orElse(null))
                .param("problem", draft.problem().map(Draft.Refused::code).orElse(null))
                .param("problemAt", draft.problem().map(Draft.Refused::at).orElse(null))
                .param("begun", Timestamp.from(draft.begun()))
                .param("touched", Timestamp.from(draft.touched()))
                .param("version", draft.version());
    }

    Optional<Draft> find(UUID id, AgencyId agency) {
        return jdbc.sql(SELECT + "WHERE id = ? AND agency = ?")
                .params(id, agency.value())
                .query((row, index) -> draft(row))
                .optional();
    }

    List<Draft> find(Collection<UUID> ids, AgencyId agency) {
        return jdbc.sql(SELECT + "WHERE id = ANY (:ids) AND agency = :agency")
                .param("ids", ids.toArray(UUID[]::new))
                .param("agency", agency.value())
                .query((row, index) -> draft(row))
                .list();
    }

    /** The acknowledgement of a message that waits for the agency's seal. */
    Optional<Draft> acknowledging(AgencyId agency, UUID message) {
        return jdbc.sql(
                        SELECT
                                + "WHERE agency = ? AND in_reply_to = ?"
                                + " AND kind = 'acknowledgement' AND state = 'seal'"
                                + " ORDER BY touched DESC LIMIT 1")
                .params(agency.value(), message)
                .query((row, index) -> draft(row))
                .optional();
    }

    /** The newest first. */
    List<Draft> of(AgencyId agency, Collection<Draft.State> states, int limit) {
        return jdbc.sql(
                        SELECT
                                + "WHERE agency = :agency AND state = ANY (:states)"
                                + " ORDER BY touched DESC LIMIT :limit")
                .param("agency", agency.value())
                .param("states", states.stream().map(Draft.State::word).toArray(String[]::new))
                .param("limit", limit)
                .query((row, index) -> draft(row))
                .list();
    }

    /** What waits for a signature or the seal, the newest first. */
    List<Drafts.Waiting> waiting(AgencyId agency, Collection<Draft.State> states, int limit) {
        return jdbc.sql(
                        """
                        SELECT id, type, exchange, case_number, author, author_name, touched
                          FROM console.draft
                         WHERE agency = :agency AND state IN ('official', 'seal', 'sending')
                           AND state = ANY (:states)
                         ORDER BY touched DESC
                         LIMIT :limit
                        """)
                .param("agency", agency.value())
                .param("states", states.stream().map(Draft.State::word).toArray(String[]::new))
                .param("limit", limit)
                .query(
                        (row, index) ->
                                new Drafts.Waiting(
                                        row.getObject("id", UUID.class),
                                        new MessageType(row.getString("type")),
                                        Optional.ofNullable(row.getObject("exchange", UUID.class)),
                                        Optional.ofNullable(row.getString("case_number")),
                                        row.getObject("author", UUID.class),
                                        row.getString("author_name"),
                                        row.getTimestamp("touched").toInstant()))
                .list();
    }

    void step(UUID draft, Instant at, Person person, String step, String detail) {
        jdbc.sql(
                        """
                        INSERT INTO console.draft_step
                               (draft, number, at, member, name, step, detail)
                        SELECT :draft, coalesce(max(number), 0) + 1, :at, :member, :name, :step,
                               :detail
                          FROM console.draft_step
                         WHERE draft = :draft
                        """)
                .param("draft", draft)
                .param("at", Timestamp.from(at))
                .param("member", person.member())
                .param("name", person.name())
                .param("step", step)
                .param("detail", detail)
                .update();
    }

    /** The member who took the last step. */
    UUID lastHand(UUID draft) {
        return jdbc.sql(
                        """
                        SELECT member
                          FROM console.draft_step
                         WHERE draft = ?
                         ORDER BY number DESC
                         LIMIT 1
                        """)
                .param(draft)
                .query(UUID.class)
                .single();
    }

    List<Draft.Step> steps(UUID draft) {
        return jdbc.sql(
                        """
                        SELECT at, name, step, detail
                          FROM console.draft_step
                         WHERE draft = ?
                         ORDER BY number
                        """)
                .param(draft)
                .query(
                        (row, index) ->
                                new Draft.Step(
                                        row.getTimestamp("at").toInstant(),
                                        row.getString("name"),
                                        row.getString("step"),
                                        row.getString("detail")))
                .list();
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getObject("id", UUID.class),
                AgencyId.of(row.getString("agency")),
                row.getObject("author", UUID.class),
                row.getString("author_name"),
                Draft.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                letter(row),
                attachments(row.getString("attachments")),
                Draft.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Draft.Paper(
                        Optional.ofNullable(row.getObject("message", UUID.class)),
                        Optional.ofNullable(row.getBytes("content")),
                        Optional.ofNullable(row.getBytes("cms")),
                        Optional.ofNullable(row.getBytes("sealed"))),
                problem(row.getString("problem"), row.getString("problem_at")),
                row.getTimestamp("begun").toInstant(),
                row.getTimestamp("touched").toInstant(),
                row.getInt("version"));
    }

    private static Optional<Draft.Refused> problem(@Nullable String code, @Nullable String at) {
        return code == null
                ? Optional.empty()
                : Optional.of(new Draft.Refused(code, at == null ? "" : at));
    }

    private static NewLetter letter(ResultSet row) throws SQLException {
        String urgency = row.getString("urgency");
        return new NewLetter(
                new MessageType(row.getString("type")),
                List.of((String[]) row.getArray("recipients").getArray()),
                Optional.ofNullable(row.getObject("in_reply_to", UUID.class)),
                Optional.ofNullable(row.getObject("exchange", UUID.class)),
                List.of((UUID[]) row.getArray("related").getArray()),
                Optional.ofNullable(row.getString("case_number")),
                Urgency.ofWireName(urgency).orElseThrow(),
                (ObjectNode) Json.MAPPER.readTree(row.getString("body")));
    }

    private static List<AttachmentRef> attachments(String json) {
        List<AttachmentRef> all = new ArrayList<>();
        Json.MAPPER.readTree(json).forEach(node -> all.add(attachment(node)));
        return all;
    }

    private static String written(List<AttachmentRef> attachments) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        attachments.forEach(one -> Letters.attachment(all.addObject(), one));
        return Json.MAPPER.writeValueAsString(all);
    }

    private static AttachmentRef attachment(JsonNode node) {
        return new AttachmentRef(
                node.path("name").asString(),
                node.path("mediaType").asString(),
                node.path("size").asLong(),
                Sha256.parse(node.path("sha256").asString()));
    }
}
