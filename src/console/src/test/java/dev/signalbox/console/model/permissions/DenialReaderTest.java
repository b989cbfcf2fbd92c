package dev.signalbox.console.model.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sentences in which AWS's services refuse. */
class DenialReaderTest {
    private static final String ROLE = "arn:aws:sts::111122223333:assumed-role/Operator/ada";
    private static final String RUN = "arn:aws:states:eu-west-1:111122223333:execution:orders:nightly";

    private static Denial read(String message) {
        return DenialReader.read(message, Optional.of("states:StopExecution")).orElseThrow();
    }

    private static Denial denial(String action, String resource, PolicyKind kind, boolean explicit) {
        return new Denial(action, Optional.of(resource), Optional.of(ROLE), kind, explicit);
    }

    @Test
    void noPolicyAllows() {
        assertThat(read("User: " + ROLE + " is not authorized to perform: states:StopExecution on resource: " + RUN
                + " because no identity-based policy allows the states:StopExecution action")).isEqualTo(denial(
                        "states:StopExecution", RUN, PolicyKind.IDENTITY, false));
    }

    @Test
    void aServiceControlPolicyDenies() {
        assertThat(read("User: " + ROLE + " is not authorized to perform: states:StopExecution on resource: " + RUN
                + " with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/p-2"))
                .isEqualTo(denial("states:StopExecution", RUN, PolicyKind.SERVICE_CONTROL, true));
    }

    @Test
    void aBoundaryDoesNotAllow() {
        var denial = read("User: " + ROLE + " is not authorized to perform: states:StopExecution on resource: " + RUN
                + " because no permissions boundary allows the states:StopExecution action");

        assertThat(denial.kind()).isEqualTo(PolicyKind.BOUNDARY);
        assertThat(denial.why()).isEqualTo("no permissions boundary allows it");
    }

    @Test
    void anEndpointAndASessionPolicyDeny() {
        String sentence = "User: " + ROLE + " is not authorized to perform: s3:GetObject on resource: x with an ";

        assertThat(read(sentence + "explicit deny in a VPC endpoint policy").kind()).isEqualTo(PolicyKind.ENDPOINT);
        assertThat(read(sentence + "explicit deny in a session policy").kind()).isEqualTo(PolicyKind.SESSION);
        assertThat(read(sentence + "explicit deny in a resource control policy").kind()).isEqualTo(
                PolicyKind.RESOURCE_CONTROL);
    }

    @Test
    void s3QuotesTheResource() {
        assertThat(read("User: " + ROLE
                + " is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::box\""
                + " because no identity-based policy allows the s3:ListBucket action")).isEqualTo(denial(
                        "s3:ListBucket", "arn:aws:s3:::box", PolicyKind.IDENTITY, false));
    }

    @Test
    void s3OftenSaysNothing() {
        assertThat(read("Access Denied")).isEqualTo(new Denial("states:StopExecution", Optional.empty(), Optional
                .empty(), PolicyKind.UNTOLD, false));
        assertThat(read("Access Denied").why()).isEqualTo("AWS refused it");
    }

    @Test
    void anotherActionThanTheOneAsked() {
        assertThat(read("User: " + ROLE
                + " is not authorized to perform: iam:PassRole on resource: arn:aws:iam::1:role/r")
                .action()).isEqualTo("iam:PassRole");
    }

    @Test
    void ec2AddsAnEncodedMessage() {
        var plain = read("You are not authorized to perform this operation. Encoded authorization failure message: Xq");
        var told = read("You are not authorized to perform this operation. User: " + ROLE
                + " is not authorized to perform: ec2:DescribeVpcs with an explicit deny in an identity-based policy."
                + " Encoded authorization failure message: XQ");

        assertThat(plain.action()).isEqualTo("states:StopExecution");
        assertThat(told).isEqualTo(new Denial("ec2:DescribeVpcs", Optional.empty(), Optional.of(ROLE),
                PolicyKind.IDENTITY, true));
    }

    @Test
    void sqsWritesActionsInLowerCase() {
        var denial = DenialReader.read("User: " + ROLE
                + " is not authorized to perform: sqs:receivemessage on resource: arn:aws:sqs:eu-west-1:1:q", Optional
                        .of("sqs:ReceiveMessage"));

        assertThat(denial.orElseThrow().action()).isEqualTo("sqs:ReceiveMessage");
    }

    @Test
    void allResources() {
        assertThat(read("User: " + ROLE + " is not authorized to perform: batch:DescribeJobs on resource: * because no"
                + " identity-based policy allows the batch:DescribeJobs action").forAll()).isTrue();
    }

    @Test
    void resourcesWithSpacesInNamesAndADotAtTheEnd() {
        assertThat(read("User: " + ROLE + " is not authorized to perform: batch:TerminateJob on resource: " + RUN + ".")
                .resource()).contains(RUN);
    }

    @Test
    void nothingIsMadeUp() {
        assertThat(DenialReader.read("Access Denied", Optional.empty())).isEmpty();
    }
}
