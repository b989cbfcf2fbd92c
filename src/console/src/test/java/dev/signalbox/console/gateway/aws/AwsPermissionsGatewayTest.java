package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.RestrictedRole.Unlimited;
import dev.signalbox.console.model.guard.Allowance;
import dev.signalbox.console.model.permissions.ActionFact;
import dev.signalbox.console.model.permissions.ActionFact.Standing;
import dev.signalbox.console.model.permissions.CallerArn;
import dev.signalbox.console.model.permissions.PolicyKind;
import dev.signalbox.console.store.permissions.Permissions;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What is learned about a restricted role from a cloud that enforces its policies. */
class AwsPermissionsGatewayTest {
    private static final String READS_STATES = "{'Effect':'Allow','Action':['states:List*','states:Describe*',"
            + "'states:Get*'],'Resource':'*'}";
    private static final String SIMULATES = ",{'Effect':'Allow','Action':['iam:GetRole','iam:SimulatePrincipalPolicy'],"
            + "'Resource':'*'}";
    private static final String STOPS_ORDERS = ",{'Effect':'Allow','Action':'states:StopExecution',"
            + "'Resource':'arn:aws:states:*:*:execution:orders:*'}";
    private static final String STOP = "states:StopExecution";

    private static LocalCloud cloud;
    private static int roles;

    @TempDir static Path data;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(new LocalCloudOptions(data, 0).enforcingIam());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static AwsClients as(String path, String statements) {
        return new AwsClients(RestrictedRole.in(cloud, "operator-" + roles++, path, statements), new Unlimited());
    }

    private static Permissions checked(AwsClients clients) {
        var permissions = new Permissions(new AwsPermissionsGateway(clients), Runnable::run, Clock.systemUTC());
        clients.refusals(permissions);
        permissions.check();
        return permissions;
    }

    private static String execution(String machine) {
        return "arn:aws:states:" + cloud.region() + ":" + cloud.account() + ":execution:" + machine + ":run";
    }

    private static ActionFact fact(Permissions permissions, String action) {
        return permissions.all().latest().facts().stream().filter(f -> f.action().name().equals(action)).findFirst()
                .orElseThrow();
    }

    @Test
    void namesTheRoleOfASession() throws GatewayException {
        try (var clients = as("/", READS_STATES)) {
            assertThat(new AwsPermissionsGateway(clients).caller()).isInstanceOfSatisfying(CallerArn.RoleSession.class,
                    c -> assertThat(c.shortName()).startsWith("operator-"));
        }
    }

    @Test
    void tellsWhatIsAllowedOnOneResourceAndNotOnAnother() {
        try (var clients = as("/teams/", READS_STATES + SIMULATES + STOPS_ORDERS)) {
            var permissions = checked(clients);
            permissions.of(STOP, execution("orders"));
            permissions.of(STOP, execution("invoices"));

            assertThat(permissions.of(STOP, execution("orders"))).isInstanceOf(Allowance.Allowed.class);
            assertThat(permissions.of(STOP, execution("invoices"))).isInstanceOfSatisfying(Allowance.Denied.class,
                    d -> assertThat(d.why()).contains("lacks states:StopExecution: no identity-based policy allows"));
            assertThat(fact(permissions, "states:ListExecutions").standing()).isEqualTo(Standing.ALLOWED);
            assertThat(fact(permissions, "batch:TerminateJob").standing()).isEqualTo(Standing.NOT_EVERYWHERE);
        }
    }

    @Test
    void withoutTheRightToAskItLearnsFromRefusals() {
        try (var clients = as("/", READS_STATES)) {
            var permissions = checked(clients);
            assertThat(permissions.all().latest().notTold().orElseThrow()).startsWith("IAM did not tell: ").contains(
                    "iam:SimulatePrincipalPolicy");
            assertThat(permissions.of(STOP, execution("orders"))).isInstanceOf(Allowance.Allowed.class);

            var sfn = clients.client(SfnClient.builder());
            assertThat(catchThrowableOfType(SfnException.class, () -> sfn.stopExecution(
                    s -> s.executionArn(execution("orders")))).statusCode()).isBetween(400, 403);

            assertThat(permissions.of(STOP, execution("orders"))).isInstanceOf(Allowance.Denied.class);
            assertThat(permissions.of(STOP, execution("invoices"))).isInstanceOf(Allowance.Allowed.class);
            assertThat(fact(permissions, STOP).denials()).singleElement().satisfies(d -> {
                assertThat(d.resource()).contains(execution("orders"));
                assertThat(d.kind()).isEqualTo(PolicyKind.IDENTITY);
            });
        }
    }

    @Test
    void aRoleWithAPathIsFoundOnlyWhereGetRoleIsAllowed() {
        try (var clients = as("/teams/", READS_STATES + SIMULATES.replace("'iam:GetRole',", ""))) {
            assertThat(checked(clients).all().latest().notTold().orElseThrow()).contains("path of the role");
        }
    }
}
