package dev.signalbox.localcloud.service.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.outbox.Outbox;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.RequestSignature;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.ServiceError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * {@code GET /_aws/outbox/messages} lists, newest first; {@code …/messages/{id}} shows one, and
 * {@code …/messages/{id}/source} a mail as it would go over the wire. Requests are signed for the service
 * {@code outbox}: mails hold links that give access to files, so not every local process may read them.
 */
final class OutboxRoute implements Route {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MESSAGES = "/_aws/outbox/messages";
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Outbox outbox;
    private final RequestSignature signature;

    OutboxRoute(CloudContext context) {
        this.outbox = context.outbox();
        this.signature = new RequestSignature(context, "outbox");
    }

    @Override
    public String prefix() {
        return "/_aws/outbox/";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            signature.verify(new RequestSignature.Signed(request.getMethod(), request.getRequestURI(), Optional
                    .ofNullable(request.getQueryString()).orElse(""), name -> Optional.ofNullable(request.getHeader(
                            name)), new byte[0]));
            answer(request, response);
        } catch (AwsServiceException e) {
            write(response, e.statusCode(), "application/json", JSON.writeValueAsBytes(JSON.createObjectNode().put(
                    "__type", ServiceError.codeOf(e)).put("message", ServiceError.messageOf(e))));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            throw ServiceError.of(405, "MethodNotAllowed", "The outbox is only read.");
        }
        var path = request.getRequestURI();
        if (path.equals(MESSAGES)) {
            write(response, 200, "application/json", JSON.writeValueAsBytes(list(request)));
            return;
        }
        var steps = path.startsWith(MESSAGES + "/") ? path.substring(MESSAGES.length() + 1).split("/")
                : new String[]{""};
        boolean source = steps.length == 2 && steps[1].equals("source");
        if (source) {
            write(response, 200, "message/rfc822", outbox.source(steps[0]).orElseThrow(OutboxRoute::unknown));
        } else {
            var entry = outbox.get(steps[0]).filter(_ -> steps.length == 1).orElseThrow(OutboxRoute::unknown);
            write(response, 200, "application/json", JSON.writeValueAsBytes(OutboxJson.full(entry, outbox.source(entry
                    .id()).isPresent())));
        }
    }

    private JsonNode list(HttpServletRequest request) {
        int most = limit(request.getParameter("limit"));
        var page = outbox.page(Optional.ofNullable(request.getParameter("before")), most + 1);
        var shown = page.subList(0, Math.min(most, page.size()));
        var totals = outbox.totals();
        var answer = JSON.createObjectNode();
        var messages = answer.putArray("messages");
        shown.stream().map(OutboxJson::summary).forEach(messages::add);
        Optional.of(shown).filter(_ -> page.size() > most).map(kept -> kept.getLast().id()).ifPresent(id -> answer.put(
                "next", id));
        return answer.put("kept", totals.kept()).put("dropped", totals.dropped()).put("mostKept", Outbox.MOST).put(
                "mostBytes", Outbox.LARGEST);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw ServiceError.of(400, "ValidationException", "limit must be 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    private static AwsServiceException unknown() {
        return ServiceError.of(404, "NotFoundException", "There is no such message in the outbox.");
    }

    private static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
