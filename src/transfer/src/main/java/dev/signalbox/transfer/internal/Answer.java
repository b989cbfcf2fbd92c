package dev.signalbox.transfer.internal;

import dev.signalbox.transfer.Head;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** A server's answer, read as far as its headers. */
record Answer(ClassicHttpResponse response, Cancellable request) implements AutoCloseable {
    int status() {
        return response.getCode();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(h -> h.getValue());
    }

    OptionalLong contentLength() {
        return header("Content-Length").filter(v -> v.matches("\\d{1,18}")).map(Long::parseLong).map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    Head head() {
        return new Head(contentLength(), header("Content-Type"),
                header("Content-Disposition").flatMap(ContentDisposition::fileName), validator());
    }

    /** What identifies these very bytes for If-Range: a strong ETag, or a date that can be trusted as one. */
    Optional<String> validator() {
        var tag = header("ETag").filter(t -> t.startsWith("\""));
        return tag.isPresent() ? tag : header("Last-Modified").filter(this::isOlderThanTheAnswer);
    }

    private boolean isOlderThanTheAnswer(String lastModified) {
        var changed = date(lastModified);
        var answered = header("Date").flatMap(Answer::date);
        return changed.isPresent() && answered.isPresent()
                && Duration.between(changed.get(), answered.get()).compareTo(Duration.ofMinutes(1)) >= 0;
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    InputStream body() throws IOException {
        var entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    /**
     * Drops the connection if a body is left on it. Closing the response would read the body to its end first, however
     * long that is; of a body that was read the connection is back in the pool already, and this does nothing.
     */
    @Override
    public void close() {
        request.cancel();
    }
}
