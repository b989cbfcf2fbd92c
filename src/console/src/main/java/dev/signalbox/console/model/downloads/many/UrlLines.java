package dev.signalbox.console.model.downloads.many;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.downloads.DownloadOrder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Orders from a text: a URL a line, or CSV with a head that names request fields, {@code url} among them. What a line does not say
 * is as the form says.
 *
 * @param orders those of the lines without an obstacle, by the number of the line
 */
public record UrlLines(List<ManyLine> lines, Map<Integer, DownloadOrder> orders) {
    private static final int MOST = 10_000;
    private static final Set<String> FIELDS = Set.of("url", "aggr_id", "aggr_limit", "aggr_requests_per_second",
            "aggr_proxy", "callback_type", "callback_dst", "callback_error_type", "callback_error_dst", "mime_type",
            "max_retries", "extract_image_size", "download_timeout", "subpath", "extra", "s3_bucket", "s3_region");

    public UrlLines {
        lines = List.copyOf(lines);
        orders = Map.copyOf(orders);
    }

    public static UrlLines of(String text, DownloadOrder form) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String head = plain.lines().findFirst().orElse("").strip();
        boolean csv = !head.contains("://") && List.of(head.split("\\s*[,;]\\s*")).contains("url");
        return csv ? csv(plain, head.contains(";") && !head.contains(",") ? ';' : ',', form)
                : read(plain.lines().filter(l -> !l.isBlank()).limit(MOST + 1L).map(l -> Map.of("url", l.strip()))
                        .toList(), form, "");
    }

    private static UrlLines csv(String text, char separator, DownloadOrder form) {
        var records = new ArrayList<Map<String, String>>();
        String broken = "";
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            List<String> head = List.of();
            for (CsvRecord line : reader) {
                if (head.isEmpty()) {
                    head = line.getFields().stream().map(String::strip).toList();
                } else if (records.size() <= MOST) {
                    records.add(fields(head, line));
                }
            }
        } catch (CsvParseException e) {
            broken = "The CSV cannot be read: " + e.getMessage();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e); // from a text it does not happen
        }
        return read(records, form, broken);
    }

    private static Map<String, String> fields(List<String> head, CsvRecord line) {
        var fields = new HashMap<String, String>();
        IntStream.range(0, Math.min(head.size(), line.getFieldCount())).forEach(i -> fields.put(head.get(i), line
                .getField(i)));
        return fields;
    }

    private static UrlLines read(List<Map<String, String>> records, DownloadOrder form, String broken) {
        var lines = new ArrayList<ManyLine>();
        var orders = new HashMap<Integer, DownloadOrder>();
        var seen = new HashSet<String>();
        for (Map<String, String> fields : records) {
            DownloadOrder order = form.with(fields);
            String url = fields.getOrDefault("url", "").strip();
            String obstacle = lines.size() >= MOST ? "only the first 10,000 lines are taken"
                    : obstacle(url, fields, order, seen);
            int number = lines.size() + 1;
            lines.add(new ManyLine(number, Secrets.withoutSecrets(url), order.field("aggr_id").orElse(""), obstacle));
            if (obstacle.isEmpty()) {
                orders.put(number, order);
            }
        }
        if (!broken.isEmpty()) {
            lines.add(new ManyLine(lines.size() + 1, "", "", broken));
        }
        return new UrlLines(lines, orders);
    }

    private static String obstacle(String url, Map<String, String> fields, DownloadOrder order, Set<String> seen) {
        if (!isWeb(url)) {
            return "no http or https address";
        }
        if (!FIELDS.containsAll(fields.keySet())) {
            return "unknown column " + fields.keySet().stream().filter(f -> !FIELDS.contains(f)).sorted().findFirst()
                    .orElse("");
        }
        if (order.field("aggr_id").isEmpty()) {
            return "no aggregation";
        }
        return seen.add(url) ? "" : "the address is there twice";
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = new URI(url);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())) && uri
                    .getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
