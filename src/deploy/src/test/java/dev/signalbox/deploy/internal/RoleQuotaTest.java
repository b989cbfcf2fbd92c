package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Outcome;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.IamException;

/** An account that is almost full, which the local cloud never is. */
class RoleQuotaTest {
    private static final String TWO_ROLES = "Resources: {A: {Type: AWS::IAM::Role}, B: {Type: AWS::IAM::Role}}";

    private record Account(Map<String, Integer> summary) implements IamClient {
        @Override
        public String serviceName() {
            return "iam";
        }

        @Override
        public void close() {}

        @Override
        public GetAccountSummaryResponse getAccountSummary(GetAccountSummaryRequest request) {
            if (summary.isEmpty()) {
                throw IamException.builder().statusCode(403).message("not you").build();
            }
            return GetAccountSummaryResponse.builder().summaryMapWithStrings(summary).build();
        }
    }

    private static Optional<Check> check(String template, Map<String, Integer> summary) {
        return new RoleQuota(new Account(summary)).check(TemplateText.parseWithTags(template), Map.of());
    }

    private static boolean refused(String template, Map<String, Integer> summary) {
        return check(template, summary).filter(c -> c
                .outcome() == Outcome.FAILED && c.words().contains("999 of 1000")).isPresent();
    }

    @Test
    void rolesThatDoNotFitAreToldBeforehand() {
        assertThat(refused(TWO_ROLES, Map.of("Roles", 999, "RolesQuota", 1000))).isTrue();
        assertThat(refused(TWO_ROLES, Map.of("Roles", 998, "RolesQuota", 1000))).isFalse();
        assertThat(refused("Resources: {Q: {Type: AWS::SQS::Queue}}", Map.of("Roles", 999, "RolesQuota", 900)))
                .isFalse();
    }

    @Test
    void aRoleThatIsNotMadeDoesNotCount() {
        var sometimes = "Parameters: {Ec2: {Default: 'no'}}\nConditions: {Uses: {'Fn::Equals': [{Ref: Ec2}, 'yes']}}\n"
                + "Resources: {A: {Type: AWS::IAM::Role, Condition: Uses}, B: {Type: AWS::IAM::Role}}";
        assertThat(refused(sometimes, Map.of("Roles", 999, "RolesQuota", 1000))).isFalse();
        assertThat(refused(sometimes.replace("'no'", "'yes'"), Map.of("Roles", 999, "RolesQuota", 1000))).isTrue();
    }

    @Test
    void whereIamDoesNotTellNothingIsRefusedAndThatIsSaid() {
        assertThat(check(TWO_ROLES, Map.of())).hasValueSatisfying(c -> assertThat(c.outcome()).isEqualTo(
                Outcome.NOT_CHECKED));
    }
}
