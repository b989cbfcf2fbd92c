package dev.signalbox.console.app.demo;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** csv-batch: the original's sample file is uploaded and its output compared byte by byte; then one with bad rows. */
final class CsvStory implements Story {
    private static final Duration LIMIT = Duration.ofSeconds(240);
    private static final String HEADER = "uuid,Country,Item Type,Sales Channel,Order Priority,Order Date,Region,Ship "
            + "Date,Units Sold,Unit Price,Unit Cost,Total Revenue,Total Cost,Total Profit\n";
    private static final String BAD = """
            uuid,Country,Item Type,Sales Channel,Order Priority,Order Date,Region,Ship Date
            535113847,Azerbaijan,Snacks,Online,C,10/8/14,Middle East and North Africa,10/23/14

            535113847,Azerbaijan,Snacks
            000000000,Atlantis,Snacks,Online,C,10/8/14,Europe,10/23/14
            535113847,Azerbaijan,Snacks,By carrier pigeon,C,10/8/14,Middle East and North Africa,10/23/14
            """;
    private static final int BAD_ROWS = 4;
    private static final int MOST_ROWS = 100;

    private final Ports ports;
    private final Pictures pictures;
    private final Narrator narrator;
    private final Deployment deployment;
    private final News news;

    CsvStory(Ports ports, Pictures pictures, Narrator narrator) {
        this.ports = ports;
        this.pictures = pictures;
        this.narrator = narrator;
        this.deployment = new Deployment(ports, pictures, narrator);
        this.news = new News(ports);
    }

    @Override
    public boolean tell(Pipeline pipeline) throws GatewayException, IOException, InterruptedException {
        var samples = pipeline.folder().resolve("samples");
        var stack = deployment.deploy(pipeline, Map.of());
        pictures.take("start", new Destination.StartExecution(Optional.of(Deployment.output(stack,
                "StateMachineArn"))));
        boolean good = orders(stack, samples);
        return good & badRows(stack);
    }

    private boolean orders(StackSummary stack, Path samples)
            throws GatewayException, IOException, InterruptedException {
        narrator.chapter("10,000 orders are uploaded");
        var ended = process(stack, "orders", Files.readAllBytes(samples.resolve("orders.csv")));
        pictures.take("executions", new Destination.Execution(ended.summary().id().arn()));
        var expected = joined(samples);
        var run = ended.summary().id().name();
        var place = new S3Location(Deployment.output(stack, "SourceBucketName"), run
                + "/output/completed/orders.csv");
        boolean right;
        try (var body = ports.objects().open(place)) {
            right = Arrays.equals(body.readAllBytes(), expected);
        }
        narrator.say("%-5s %,d B  %s", right ? "ok" : "WRONG", expected.length, place.uri());
        pictures.take("files", place);
        var mail = news.await("mail with a link", m -> m.service().equals("ses"));
        boolean linked = Arrays.equals(News.open(News.link(mail)), expected);
        narrator.say("%-5s mail to %s: %s; its link gives the same bytes", linked ? "ok" : "WRONG", String.join(", ",
                mail.head().to()), mail.head().subject());
        pictures.take("outbox", new Destination.Outbox());
        return ended.summary().status() == ExecutionStatus.SUCCEEDED && right && linked;
    }

    /** The orders with their financial data, in the orders' order: neither sample has quotes. */
    private static byte[] joined(Path samples) throws IOException {
        var financials = new HashMap<String, String>();
        for (var line : Files.readAllLines(samples.resolve("financials.csv"))) {
            financials.put(line.substring(0, line.indexOf(',')), line.substring(line.indexOf(',')));
        }
        var text = new StringBuilder(HEADER);
        Files.readAllLines(samples.resolve("orders.csv")).stream().skip(1).forEach(l -> text.append(l)
                .append(financials.get(l.substring(0, l.indexOf(',')))).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean badRows(StackSummary stack) throws GatewayException, InterruptedException {
        narrator.chapter("A file with bad rows does not fail");
        var ended = process(stack, "bad-rows", BAD.getBytes(StandardCharsets.UTF_8));
        var rows = ports.records().rows(Deployment.output(stack, "ErrorTableName"), MOST_ROWS);
        rows.stream().sorted(Comparator.comparing(r -> r.getOrDefault("row", "")))
                .forEach(r -> narrator.detail("%-12s %s", r.getOrDefault("error", ""), r.getOrDefault("cause", "")));
        pictures.take("refused-rows", new Destination.RefusedRows(ended.summary().id().arn()));
        return ended.summary().status() == ExecutionStatus.SUCCEEDED && rows.size() == BAD_ROWS;
    }

    /** S3 tells of the upload, and that starts the execution. */
    private ExecutionDetails process(StackSummary stack, String name, byte[] content)
            throws GatewayException, InterruptedException {
        var bucket = Deployment.output(stack, "SourceBucketName");
        ports.uploads().upload(new S3Location(bucket, "input/" + name + ".csv"), content, "text/csv");
        var started = Await.until("execution of " + name, LIMIT, () -> ports.executions().executions().executions()
                .stream().filter(e -> e.id().name().startsWith(name + "-")).findFirst());
        narrator.say("%s began", started.id().name());
        var ended = deployment.ended(started.id(), LIMIT);
        narrator.say("%s %s", ended.summary().status(), ended.error().orElse(""));
        return ended;
    }
}
