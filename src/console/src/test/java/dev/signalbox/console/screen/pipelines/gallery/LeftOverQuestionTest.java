package dev.signalbox.console.screen.pipelines.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import dev.signalbox.deploy.plan.LeftOver;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How dangerous it is to take away what was left. */
class LeftOverQuestionTest {
    private static final String SET = "arn:aws:cloudformation:eu-west-1:111122223333:changeSet/signalbox-7/0a1b";
    private static final Stamp OURS = new Stamp(Optional.of("csv-batch"), Optional.of("1.0"), Optional.empty());
    private static final Stamp NONE = new Stamp(Optional.empty(), Optional.empty(), Optional.empty());

    private static EnvironmentInfo environment(EnvironmentInfo.Kind kind) {
        return new EnvironmentInfo(kind, "SHOP", "shop", "111122223333", "eu-west-1", EnvironmentInfo.AWS,
                EnvironmentInfo.Entrance.of(kind));
    }

    private static LeftOver left(Stamp stamp, String status, Optional<String> changeSet) {
        return new LeftOver(new StackSummary("orders", "arn:orders", status, Optional.empty(), Instant.EPOCH, Optional
                .empty(), Optional.empty(), stamp, Map.of(), Map.of()), changeSet, Instant.EPOCH, changeSet
                        .isPresent());
    }

    @Test
    void aStackWithoutOurStampMayBeSomebodyElsesAndItsNameIsTyped() {
        var question = LeftOverQuestion.of(left(NONE, "REVIEW_IN_PROGRESS", Optional.empty()), environment(
                EnvironmentInfo.Kind.DEV));

        assertThat(question.typed()).contains("orders");
        assertThat(question.names()).containsExactly("Stack orders");
        assertThat(question.consequence()).contains("no tag of Signalbox");
    }

    @Test
    void ourOwnAndThoseOfTheLocalCloudAreAsked() {
        var begun = left(OURS, "REVIEW_IN_PROGRESS", Optional.empty());
        var foreign = left(NONE, "REVIEW_IN_PROGRESS", Optional.empty());

        assertThat(LeftOverQuestion.of(begun, environment(EnvironmentInfo.Kind.PROD)).typed()).isEmpty();
        assertThat(LeftOverQuestion.of(foreign, environment(EnvironmentInfo.Kind.LOCAL)).typed()).isEmpty();
    }

    @Test
    void whatGoesIsNamed() {
        var review = LeftOverQuestion.of(left(NONE, "REVIEW_IN_PROGRESS", Optional.of(SET)), environment(
                EnvironmentInfo.Kind.DEV));
        var update = LeftOverQuestion.of(left(OURS, "CREATE_COMPLETE", Optional.of(SET)), environment(
                EnvironmentInfo.Kind.DEV));

        assertThat(review.names()).containsExactly("Change set signalbox-7", "Stack orders");
        assertThat(update.names()).containsExactly("Change set signalbox-7");
        assertThat(update.consequence()).contains("stays as it is");
        assertThat(review.typed()).isEmpty();
    }
}
