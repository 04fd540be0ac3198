package vn.liennganh.console.mail;

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
import vn.liennganh.intake.AttachmentContent;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Sha256;

/** The exact bytes behind what a page shows, to be kept and checked elsewhere. */
@Controller
class BytesController {

    private final CurrentPerson current;
    private final Sight sight;
    private final MessageArchive archive;
    private final AttachmentStore attachments;
    private final Readings readings;

    BytesController(
            CurrentPerson current,
            Sight sight,
            MessageArchive archive,
            AttachmentStore attachments,
            Readings readings) {
        this.current = current;
        this.sight = sight;
        this.archive = archive;
        this.attachments = attachments;
        this.readings = readings;
    }

    @GetMapping("/hop-thu/{id}/thong-diep.p7m")
    @Page(Section.MAILBOX)
    ResponseEntity<byte[]> cms(@PathVariable UUID id) {
        Person person = current.required();
        StoredMessage message = message(id, person);
        byte[] cms = archive.bytes(message.id());
        readings.taken(person, message);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/pkcs7-mime"))
                .header(HttpHeaders.CONTENT_DISPOSITION, named(message.id() + ".p7m"))
                .body(cms);
    }

    @GetMapping("/hop-thu/{id}/dinh-kem/{sha256}")
    @Page(Section.MAILBOX)
    ResponseEntity<StreamingResponseBody> attachment(
            @PathVariable UUID id, @PathVariable String sha256) {
        Person person = current.required();
        StoredMessage message = message(id, person);
        AttachmentRef reference =
                message.attachments().stream()
                        .filter(one -> one.sha256().hex().equals(sha256))
                        .findFirst()
                        .orElseThrow(BytesController::none);
        AttachmentContent content =
                attachments.open(id, Sha256.parse(sha256)).orElseThrow(BytesController::none);
        readings.taken(person, message, message.attachments().indexOf(reference));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(content.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, named(reference.name()))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(out -> content.writeTo(out));
    }

    private StoredMessage message(UUID id, Person person) {
        return sight.message(id, person.acting()).orElseThrow(BytesController::none);
    }

    private static String named(String name) {
        return ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
