package dev.signalbox.console.store.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.guard.Allowance;
import dev.signalbox.console.model.permissions.ActionFact;
import dev.signalbox.console.model.permissions.ActionFact.Standing;
import dev.signalbox.console.model.permissions.CallerArn;
import dev.signalbox.console.model.permissions.Simulation.Judged.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as allowed, and what does not. */
class PermissionsTest {
    private static final String STOP = "states:StopExecution";
    private static final String RUN = "arn:aws:states:eu-west-1:111122223333:execution:orders:nightly";
    private static final String OTHER = "arn:aws:states:eu-west-1:111122223333:execution:orders:weekly";

    private final ScriptedPermissions iam = new ScriptedPermissions();
    private final MovedClock clock = new MovedClock();
    private final Permissions permissions = new Permissions(iam, Runnable::run, clock);

    private static String refusal(String action, String resource) {
        return "User: " + ScriptedPermissions.ROLE + " is not authorized to perform: " + action + " on resource: "
                + resource + " because no identity-based policy allows the " + action + " action";
    }

    private ActionFact fact(String action) {
        return permissions.all().latest().facts().stream().filter(f -> f.action().name().equals(action)).findFirst()
                .orElseThrow();
    }

    @Test
    void whatNobodyToldIsAllowed() {
        assertThat(permissions.of(STOP)).isEqualTo(new Allowance.Allowed());
        assertThat(permissions.of(STOP, RUN)).isEqualTo(new Allowance.Allowed());
        assertThat(fact(STOP).standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(iam.asked).isEmpty();
    }

    @Test
    void refusedForOneResourceIsNotRefusedForAnother() {
        permissions.refused("Sfn", "StopExecution", refusal(STOP, RUN));

        assertThat(permissions.of(STOP, RUN)).isEqualTo(new Allowance.Denied(STOP,
                "Your role Operator lacks states:StopExecution: no identity-based policy allows it."));
        assertThat(permissions.of(STOP, OTHER)).isInstanceOf(Allowance.Allowed.class);
        assertThat(permissions.of(STOP)).isInstanceOf(Allowance.Allowed.class);
        assertThat(fact(STOP).standing()).isEqualTo(Standing.DENIED);
    }

    @Test
    void refusedForAllResourcesIsRefusedForEach() {
        permissions.refused("Sfn", "StopExecution", refusal(STOP, "*"));

        assertThat(permissions.of(STOP)).isInstanceOf(Allowance.Denied.class);
        assertThat(permissions.of(STOP, OTHER)).isInstanceOf(Allowance.Denied.class);
    }

    @Test
    void whatHasNoResourcesIsRefusedForAll() {
        permissions.refused("Batch", "DescribeJobs", refusal("batch:DescribeJobs", "arn:aws:batch:eu-west-1:1:job/x"));

        assertThat(permissions.of("batch:DescribeJobs")).isInstanceOf(Allowance.Denied.class);
    }

    @Test
    void aRefusalIsForgottenAfterAQuarterOfAnHour() {
        permissions.refused("Sfn", "StopExecution", refusal(STOP, RUN));
        clock.pass(Duration.ofMinutes(16));

        assertThat(permissions.of(STOP, RUN)).isInstanceOf(Allowance.Allowed.class);
        permissions.refresh();
        assertThat(fact(STOP).standing()).isEqualTo(Standing.ALLOWED);
    }

    @Test
    void anAnswerTakesARefusalForAllBack() {
        permissions.refused("Sfn", "StopExecution", refusal(STOP, "*"));
        permissions.allowed("Sfn", "StopExecution");

        assertThat(permissions.of(STOP)).isInstanceOf(Allowance.Allowed.class);
    }

    @Test
    void notAllowedOnAllResourcesBarsNothingUntilTheOneIsJudged() {
        iam.verdicts.put(STOP + " *", Verdict.NOT_ALLOWED);
        iam.verdicts.put(STOP + " " + RUN, Verdict.NOT_ALLOWED);
        permissions.check();

        assertThat(permissions.of(STOP)).isInstanceOf(Allowance.Allowed.class);
        assertThat(fact(STOP).standing()).isEqualTo(Standing.NOT_EVERYWHERE);
        permissions.of(STOP, RUN);
        permissions.of(STOP, OTHER);
        assertThat(permissions.of(STOP, RUN)).isInstanceOf(Allowance.Denied.class);
        assertThat(permissions.of(STOP, OTHER)).isInstanceOf(Allowance.Allowed.class);
    }

    @Test
    void oneQuestionIsForAllControlsThatAskAtOnce() {
        var waiting = new ArrayList<Runnable>();
        var some = new Permissions(iam, waiting::add, clock);
        iam.verdicts.put(STOP + " *", Verdict.NOT_ALLOWED);
        iam.verdicts.put("states:RedriveExecution *", Verdict.NOT_ALLOWED);
        some.check();
        waiting.removeFirst().run();
        iam.asked.clear();
        int before = iam.questions;

        some.of(STOP, RUN);
        some.of("states:RedriveExecution", RUN);
        some.of(STOP, RUN);
        waiting.forEach(Runnable::run);

        assertThat(iam.asked).containsExactly(STOP + " " + RUN, "states:RedriveExecution " + RUN);
        assertThat(iam.questions).isEqualTo(before + 1);
    }

    @Test
    void whatIsAllowedEverywhereNeedsNoMoreQuestions() {
        permissions.check();
        iam.asked.clear();

        permissions.of(STOP, RUN);

        assertThat(iam.asked).isEmpty();
        assertThat(fact(STOP).standing()).isEqualTo(Standing.ALLOWED);
    }

    @Test
    void aSimulationThatLackedContextBarsNothing() {
        iam.verdicts.put(STOP + " *", Verdict.DENIED);
        iam.verdicts.put(STOP + " " + RUN, Verdict.DENIED);
        iam.missing = List.of("aws:MultiFactorAuthPresent");
        permissions.check();
        permissions.of(STOP, RUN);

        assertThat(permissions.of(STOP, RUN)).isInstanceOf(Allowance.Allowed.class);
    }

    @Test
    void whereAResourceMayHaveItsOwnPolicyOnlyADenialBars() {
        for (var bucket : List.of("open", "shut")) {
            iam.verdicts.put("s3:PutObject " + bucket, bucket.equals("open") ? Verdict.NOT_ALLOWED : Verdict.DENIED);
        }
        iam.verdicts.put("s3:PutObject *", Verdict.NOT_ALLOWED);
        permissions.check();
        permissions.of("s3:PutObject", "open");
        permissions.of("s3:PutObject", "shut");

        assertThat(permissions.of("s3:PutObject", "open")).isInstanceOf(Allowance.Allowed.class);
        assertThat(permissions.of("s3:PutObject", "shut")).isInstanceOf(Allowance.Denied.class);
    }

    @Test
    void whoCannotBeSimulatedIsAllowedAndToldWhy() {
        iam.notTold = "IAM does not simulate federated users.";
        permissions.check();

        assertThat(permissions.of(STOP, RUN)).isInstanceOf(Allowance.Allowed.class);
        assertThat(permissions.all().latest().notTold()).contains("IAM does not simulate federated users.");
    }

    @Test
    void aFailureToAskIsTold() {
        iam.failure = new Failure.Unreachable("iam", "no network");
        permissions.check();

        assertThat(permissions.all().latest().notTold()).contains("no network");
    }

    @Test
    void aQuestionThatFailedIsAskedAgainAfterAWhile() {
        iam.verdicts.put(STOP + " *", Verdict.NOT_ALLOWED);
        iam.verdicts.put(STOP + " " + RUN, Verdict.NOT_ALLOWED);
        permissions.check();
        iam.failure = new Failure.Unreachable("iam", "no network");
        permissions.of(STOP, RUN);
        int before = iam.questions;
        permissions.of(STOP, RUN);
        assertThat(iam.questions).isEqualTo(before);
        iam.failure = null;
        clock.pass(Duration.ofMinutes(2));

        permissions.of(STOP, RUN);
        assertThat(permissions.of(STOP, RUN)).isInstanceOf(Allowance.Denied.class);
        assertThat(permissions.all().latest().notTold()).isEmpty();
    }

    @Test
    void anotherSignInForgetsAll() {
        permissions.check();
        permissions.refused("Sfn", "StopExecution", refusal(STOP, RUN));
        permissions.refresh();
        assertThat(permissions.of(STOP, RUN)).isInstanceOf(Allowance.Denied.class);
        iam.who = "arn:aws:sts::111122223333:assumed-role/Admin/ada";

        permissions.refresh();

        assertThat(permissions.of(STOP, RUN)).isInstanceOf(Allowance.Allowed.class);
        assertThat(permissions.all().latest().caller()).contains(CallerArn.of(iam.who));
    }

    @Test
    void checkAgainForgetsAll() {
        permissions.refused("Sfn", "StopExecution", refusal(STOP, "*"));
        permissions.checkAgain();

        assertThat(permissions.of(STOP)).isInstanceOf(Allowance.Allowed.class);
        assertThat(fact(STOP).standing()).isEqualTo(Standing.ALLOWED);
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        void pass(Duration span) {
            now = now.plus(span);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
