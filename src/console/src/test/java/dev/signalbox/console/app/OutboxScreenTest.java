package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.OpenLink;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The Outbox screen in the real console, against the local cloud. */
class OutboxScreenTest extends ConsoleOnLocalCloud {
    private static final String TABLE = "#outbox-table";

    private final List<URI> opened = new CopyOnWriteArrayList<>();

    @Test
    void showsMailsAndOpensTheirLinks(FxRobot robot) throws Exception {
        stage.addEventHandler(OpenLink.TYPE, link -> opened.add(link.address()));
        open();
        operator.click("#nav-outbox");
        operator.sees("No mail and no notification yet. What SES and SNS would send lies here.");
        operator.shot("outbox-empty-light");
        send();
        Eventually.on(() -> operator.rows(TABLE) == 3);

        operator.click("Batch processing complete", () -> shown(robot).contains("processed successfully"));
        operator.shot("outbox-mail-light");
        operator.dark(true);
        operator.shot("outbox-mail-dark");
        operator.dark(false);
        operator.click("http://127.0.0.1/files/orders.csv?X-Amz-Expires=3600");
        Eventually.on(() -> opened.size() == 1);
        assertThat(opened.getFirst()).hasHost("127.0.0.1");

        operator.click("SubscriptionConfirmation", () -> shown(robot).contains("Asks to confirm"));
        operator.shot("outbox-lost-light");
        operator.dark(true);
        operator.shot("outbox-lost-dark");
    }

    private static String shown(FxRobot robot) throws Exception {
        return Operator.onFx(() -> robot.lookup("#words").tryQueryAs(TextArea.class).map(TextArea::getText).orElse(
                ""));
    }

    private void send() {
        var ses = session.clients().client(SesClient.builder());
        ses.verifyEmailIdentity(r -> r.emailAddress("batch@example.com"));
        ses.sendEmail(r -> r.source("Batch <batch@example.com>").destination(d -> d.toAddresses("ops@example.com"))
                .message(m -> m.subject(s -> s.data("Batch processing complete")).body(b -> b.html(h -> h.data("""
                        <h1>Done</h1><p>The file was processed successfully: <a
                        href="http://127.0.0.1/files/orders.csv?X-Amz-Expires=3600">Output File</a></p>
                        <p>The link expires in 60 minutes.</p>""")))));
        var sns = session.clients().client(SnsClient.builder());
        var topic = sns.createTopic(r -> r.name("failures")).topicArn();
        sns.subscribe(r -> r.topicArn(topic).protocol("email").endpoint("ops@example.com"));
        sns.subscribe(r -> r.topicArn(topic).protocol("http").endpoint("http://169.254.169.254/latest"));
    }
}
