package vn.liennganh.partner.client.fake;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.liennganh.message.AttachmentRef;

/** Contents of attachments on their way to whoever may read them: whole, or one part of each. */
final class FakeDownload {

    private static final Pattern ONE =
            Pattern.compile("bytes\\s*=\\s*(\\d{0,12})\\s*-\\s*(\\d{0,12})");

    final AtomicInteger broken = new AtomicInteger();
    final List<String> ranges = new CopyOnWriteArrayList<>();

    /**
     * Answers with the content or with the part that the call asks for, and with the size alone
     * where it asks for a part behind the end (RFC 9110, 14).
     *
     * @return whether bytes of it were sent
     */
    boolean send(FakeCall call, AttachmentRef reference, byte[] content) throws IOException {
        String tag = "\"" + reference.sha256() + "\"";
        String asked = call.header("Range").orElse("");
        ranges.add(asked);
        Optional<Part> part =
                call.header("If-Range").orElse(tag).equals(tag)
                        ? part(asked, content.length)
                        : Optional.empty();
        if (part.isPresent() && part.get().first() >= part.get().end()) {
            call.set(Map.of("Content-Range", "bytes */" + content.length));
            call.refuse(416, "range-not-satisfiable");
            return false;
        }
        part.ifPresent(it -> call.set(Map.of("Content-Range", it.header(content.length))));
        call.set(Map.of("ETag", tag, "Accept-Ranges", "bytes"));
        Part sent = part.orElse(new Part(0, content.length));
        byte[] bytes = Arrays.copyOfRange(content, (int) sent.first(), (int) sent.end());
        int status = part.isPresent() ? 206 : 200;
        if (broken.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
            call.breakOff(status, reference.mediaType(), bytes);
        } else {
            call.answer(status, reference.mediaType(), bytes);
        }
        return true;
    }

    /**
     * A part of a content, empty where nothing of it is there.
     *
     * @param first counted from 0
     * @param end behind the last byte
     */
    private record Part(long first, long end) {

        String header(long size) {
            return "bytes " + first + "-" + (end - 1) + "/" + size;
        }
    }

    /** Empty where the whole is to be sent: without a range, with several, with nonsense. */
    private static Optional<Part> part(String header, long size) {
        Matcher range = ONE.matcher(header.strip());
        if (!range.matches()) {
            return Optional.empty();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            return last.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Part(Math.max(0, size - Long.parseLong(last)), size));
        }
        long begin = Long.parseLong(first);
        if (last.isEmpty()) {
            return Optional.of(new Part(begin, size));
        }
        long end = Long.parseLong(last) + 1;
        return end <= begin ? Optional.empty() : Optional.of(new Part(begin, Math.min(size, end)));
    }
}
