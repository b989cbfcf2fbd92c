package dev.signalbox.console.model.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingPolicyTest {
    private static Denial denial(String action, String resource, boolean explicit) {
        return new Denial(action, Optional.of(resource), Optional.empty(), explicit ? PolicyKind.SERVICE_CONTROL
                : PolicyKind.IDENTITY, explicit);
    }

    @Test
    void allowsEachActionOnWhatItWasRefusedFor() {
        assertThat(MissingPolicy.of(List.of(denial("states:StopExecution", "arn:b", false), denial(
                "states:StopExecution", "arn:a", false), denial("states:RedriveExecution", "arn:a", false), denial(
                        "logs:FilterLogEvents", "*", true)))).isEqualToIgnoringNewLines("""
                                {
                                  "Version" : "2012-10-17",
                                  "Statement" : [ {
                                    "Sid" : "ExplicitlyDeniedInServiceControlPolicy1",
                                    "Effect" : "Allow",
                                    "Action" : [ "logs:FilterLogEvents" ],
                                    "Resource" : [ "*" ]
                                  }, {
                                    "Sid" : "Missing1",
                                    "Effect" : "Allow",
                                    "Action" : [ "states:RedriveExecution" ],
                                    "Resource" : [ "arn:a" ]
                                  }, {
                                    "Sid" : "Missing2",
                                    "Effect" : "Allow",
                                    "Action" : [ "states:StopExecution" ],
                                    "Resource" : [ "arn:a", "arn:b" ]
                                  } ]
                                }""");
    }
}
