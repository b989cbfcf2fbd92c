package dev.signalbox.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;

/** What the sample files are together: neither has quotes. */
final class JoinedSample {
    private static final String HEADER = "uuid,Country,Item Type,Sales Channel,Order Priority,Order Date,Region,"
            + "Ship Date,Units Sold,Unit Price,Unit Cost,Total Revenue,Total Cost,Total Profit\n";

    private JoinedSample() {}

    /** @param times so often all orders, one after another */
    static String in(Path samples, int times) throws IOException {
        var financials = new HashMap<String, String>();
        for (var line : Files.readAllLines(samples.resolve("financials.csv"))) {
            financials.put(line.substring(0, line.indexOf(',')), line.substring(line.indexOf(',')));
        }
        var once = new StringBuilder();
        Files.readAllLines(samples.resolve("orders.csv")).stream().skip(1).forEach(l -> once.append(l)
                .append(financials.get(l.substring(0, l.indexOf(',')))).append('\n'));
        return HEADER + once.toString().repeat(times);
    }
}
