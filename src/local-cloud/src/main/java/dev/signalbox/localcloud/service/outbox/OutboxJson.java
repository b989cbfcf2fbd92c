package dev.signalbox.localcloud.service.outbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.outbox.OutboxEntry;
import java.util.List;

/** Entries of the outbox as its readers see them. Absent members mean that there is nothing. */
final class OutboxJson {
    private static final JsonMapper JSON = new JsonMapper();

    private OutboxJson() {}

    static ObjectNode summary(OutboxEntry entry) {
        var letter = entry.letter();
        var json = JSON.createObjectNode().put("id", entry.id()).put("at", entry.at().toString()).put("kind", entry
                .http().isPresent() ? "http" : "mail").put("service", entry.service()).put("from", letter.from());
        put(json, "to", letter.to());
        json.put("subject", letter.subject()).put("attachmentCount", letter.attachments().size());
        entry.http().ifPresent(http -> {
            var delivery = json.putObject("delivery").put("delivered", http.delivered()).put("attempts", http
                    .attempts());
            http.status().ifPresent(status -> delivery.put("status", status));
            http.reason().ifPresent(reason -> delivery.put("reason", reason));
        });
        return json;
    }

    static ObjectNode full(OutboxEntry entry, boolean hasSource) {
        var letter = entry.letter();
        var json = summary(entry);
        put(json, "cc", letter.cc());
        put(json, "bcc", letter.bcc());
        letter.text().ifPresent(text -> json.put("text", text));
        letter.html().ifPresent(html -> json.put("html", html));
        var attachments = json.putArray("attachments");
        letter.attachments().forEach(one -> attachments.addObject().put("name", one.name()).put("type", one.type()).put(
                "bytes", one.bytes()));
        return json.put("hasSource", hasSource);
    }

    private static void put(ObjectNode json, String name, List<String> values) {
        var array = json.putArray(name);
        values.forEach(array::add);
    }
}
