package vn.liennganh.console.mail;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.evidence.AsicContainer;
import vn.liennganh.evidence.EvidenceItem;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Proofs;
import vn.liennganh.intake.view.Sight;

/**
 * What proves a message, for an agency that has nothing but a browser: the receipt as {@code
 * partner verify} reads it, and everything in one container. The reader's own part of it, as over
 * the REST interface.
 */
@Controller
class ProofController {

    private final CurrentPerson current;
    private final Sight sight;
    private final Proofs proofs;
    private final Readings readings;
    private final Sealings sealings;

    ProofController(
            CurrentPerson current,
            Sight sight,
            Proofs proofs,
            Readings readings,
            Sealings sealings) {
        this.current = current;
        this.sight = sight;
        this.proofs = proofs;
        this.readings = readings;
        this.sealings = sealings;
    }

    /** The receipt that belongs beside the signed file. No word of the message stands in it. */
    @GetMapping("/hop-thu/{id}/bien-nhan.json")
    @Page(Section.MAILBOX)
    ResponseEntity<byte[]> receipt(@PathVariable UUID id) {
        Person person = current.required();
        StoredMessage message = message(id, person);
        return file(proofs.receipt(message, person.acting()), "bien-nhan-" + id);
    }

    /** One receipt of the spine, by its place in the log. */
    @GetMapping("/hop-thu/{id}/bien-nhan/{leaf}.json")
    @Page(Section.MAILBOX)
    ResponseEntity<byte[]> receipt(@PathVariable UUID id, @PathVariable long leaf) {
        Person person = current.required();
        StoredMessage message = message(id, person);
        return file(
                proofs.receipts(message, person.acting()).stream()
                        .filter(one -> one.receipt().log().index() == leaf)
                        .findFirst(),
                "bien-nhan-" + leaf);
    }

    /** The signed message, its attachments and receipts as ASiC-E. */
    @GetMapping("/hop-thu/{id}/bang-chung.asice")
    @Page(Section.MAILBOX)
    ResponseEntity<StreamingResponseBody> container(@PathVariable UUID id) {
        Person person = current.required();
        StoredMessage message = message(id, person);
        sealings.count(person.agency());
        readings.taken(person, message);
        for (int i = 0; i < message.attachments().size(); i++) {
            readings.taken(person, message, i);
        }
        Proofs.Sealed container = proofs.container(message, person.acting());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(AsicContainer.MEDIA_TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, named(id + ".asice"))
                .body(container::writeTo);
    }

    private static ResponseEntity<byte[]> file(Optional<EvidenceItem> item, String name) {
        byte[] receipt = item.orElseThrow(ProofController::none).receipt().toBytes();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, named(name + ".json"))
                .body(receipt);
    }

    private StoredMessage message(UUID id, Person person) {
        return sight.message(id, person.acting()).orElseThrow(ProofController::none);
    }

    private static String named(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
