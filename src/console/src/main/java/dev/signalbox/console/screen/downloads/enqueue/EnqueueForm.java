package dev.signalbox.console.screen.downloads.enqueue;

import dev.signalbox.console.control.form.FormField;
import dev.signalbox.console.control.form.FormField.Kind;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.downloads.DownloadAggregation;
import dev.signalbox.console.model.downloads.DownloadJob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a request, named as the service names them, and what can be said of them before they are sent. */
final class EnqueueForm {
    static final String URLS = "url";
    static final String RATE = "rate";
    private static final String NO = "false";
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern POSITIVE = Pattern.compile("0*[1-9]\\d{0,8}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");

    private EnqueueForm() {}

    static List<FormField> what() {
        return List.of(field(Kind.LINES, URLS, ""), field(Kind.MONO, "aggr_id", ""), field(Kind.TEXT, "aggr_limit",
                "4"),
                field(Kind.TEXT, "aggr_requests_per_second", ""), field(Kind.MONO, "aggr_proxy", ""), field(Kind.TEXT,
                        RATE, "10"));
    }

    static List<FormField> callback() {
        return List.of(choice("callback_type", List.of("", "http", "kafka", "sqs"), ""), field(Kind.MONO,
                "callback_dst",
                ""), choice("callback_error_type", List.of("", "http", "kafka", "sqs"), ""), field(Kind.MONO,
                        "callback_error_dst", ""), field(Kind.MONO, "extra", ""), field(Kind.MONO, "s3_bucket", ""),
                field(Kind.MONO, "s3_region", ""));
    }

    static List<FormField> how() {
        return List.of(field(Kind.MONO, "mime_type", ""), field(Kind.TEXT, "max_retries", ""), field(Kind.TEXT,
                "download_timeout", ""), choice("extract_image_size", List.of(NO, "true"), NO), field(Kind.LINES,
                        "request_headers", ""), field(Kind.MONO, "subpath", ""));
    }

    private static FormField field(Kind kind, String name, String value) {
        return hinted(FormField.of(kind, name, Texts.text("downloads.field." + name), value));
    }

    private static FormField choice(String name, List<String> choices, String value) {
        return hinted(FormField.choice(name, Texts.text("downloads.field." + name), value, choices));
    }

    private static FormField hinted(FormField field) {
        return Texts.maybe("downloads.field." + field.name() + ".hint").map(field::hint).orElse(field);
    }

    /** The service has the last word; this is what needs no question. */
    static Map<String, String> complaints(Map<String, String> values) {
        var found = new LinkedHashMap<String, String>();
        required(values, found, URLS);
        required(values, found, "aggr_id");
        matches(values, found, "aggr_limit", POSITIVE, "downloads.form.positive");
        optional(values, found, "aggr_requests_per_second", DECIMAL, "downloads.form.decimal");
        matches(values, found, RATE, DECIMAL, "downloads.form.decimal");
        if (value(values, RATE).matches("[0.]*")) {
            found.putIfAbsent(RATE, Texts.text("downloads.form.decimal"));
        }
        optional(values, found, "max_retries", COUNT, "downloads.form.count");
        optional(values, found, "download_timeout", POSITIVE, "downloads.form.positive");
        if (value(values, "callback_type").isEmpty() != value(values, "callback_dst").isEmpty()) {
            found.put("callback_dst", Texts.text("downloads.form.callback"));
        }
        if (value(values, "s3_bucket").isEmpty() != value(values, "s3_region").isEmpty()) {
            found.put("s3_region", Texts.text("downloads.form.bucket"));
        }
        if (value(values, "callback_type").isEmpty() && value(values, "s3_bucket").isEmpty()) {
            found.putIfAbsent("callback_dst", Texts.text("downloads.form.nobody"));
        }
        if (!value(values, "request_headers").lines().allMatch(l -> l.isBlank() || l.indexOf(':') > 0)) {
            found.put("request_headers", Texts.text("downloads.form.headers"));
        }
        return found;
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "").strip();
    }

    private static void required(Map<String, String> values, Map<String, String> found, String name) {
        if (value(values, name).isEmpty()) {
            found.put(name, Texts.text("downloads.form.required." + name));
        }
    }

    private static void matches(Map<String, String> values, Map<String, String> found, String name, Pattern wanted,
            String key) {
        if (!wanted.matcher(value(values, name)).matches()) {
            found.put(name, Texts.text(key));
        }
    }

    private static void optional(Map<String, String> values, Map<String, String> found, String name, Pattern wanted,
            String key) {
        if (!value(values, name).isEmpty()) {
            matches(values, found, name, wanted, key);
        }
    }

    /** What a job tells of its request: neither its headers nor its timeout, and no address with its secret taken out. */
    static Map<String, String> again(DownloadJob job, Optional<DownloadAggregation> aggregation) {
        var values = new LinkedHashMap<String, String>();
        values.put(URLS, job.url());
        values.put("aggr_id", job.aggregation());
        values.put("aggr_limit", aggregation.map(a -> "" + a.limit()).orElse("4"));
        values.put("callback_type", job.callback().type().orElse(""));
        values.put("callback_dst", job.callback().destination().orElse(""));
        values.put("max_retries", job.maxRetries().isPresent() ? "" + job.maxRetries().getAsInt() : "");
        values.put("extra", job.extra().orElse(""));
        values.put("subpath", job.subpath().orElse(""));
        values.put("s3_bucket", job.stored().bucket().orElse(""));
        values.put("extract_image_size", "" + job.stored().imageSize().isPresent());
        for (var unknown : List.of("callback_error_type", "callback_error_dst", "mime_type", "download_timeout",
                "request_headers", "aggr_requests_per_second", "aggr_proxy", "s3_region")) {
            values.put(unknown, "");
        }
        job.withheld().forEach(field -> values.put(field, ""));
        return values;
    }
}
