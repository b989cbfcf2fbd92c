package dev.signalbox.localcloud.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.policy.Policies.ResourceRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the IAM User Guide's "Policy evaluation logic" and "IAM JSON policy elements". */
class EvaluationTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/worker";
    private static final String SESSION = "arn:aws:sts::000000000000:assumed-role/worker/run";
    private static final String TABLE = "arn:aws:dynamodb:local-1:000000000000:table/Orders";
    private static final Requester WORKER = Requester.session("000000000000", SESSION, ROLE);
    private static final String ALLOW_ALL = "{'Effect':'Allow','Action':'*','Resource':'*'}";

    private static PolicyDocument policy(String... statements) {
        return PolicyDocument.parseOrNothing(("{'Version':'2012-10-17','Statement':[" + String.join(",", statements)
                + "]}").replace('\'', '"'));
    }

    private static AccessRequest request(String action, String resource, Map<String, String> keys) {
        return new AccessRequest(WORKER, action, resource, Context.of(keys));
    }

    private static Decision identity(String action, String resource, String... statements) {
        return Evaluation.of(request(action, resource, Map.of()), Policies.ofIdentity(List.of(policy(statements)),
                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "'Action':'dynamodb:PutItem','Resource':'" + TABLE + "'; true",
            "'Action':'dynamodb:putitem','Resource':'*'; true", "'Action':'dynamodb:Put*','Resource':'*'; true",
            "'Action':'dynamodb:?utItem','Resource':'*'; true", "'Action':['s3:*','*'],'Resource':'*'; true",
            "'Action':'dynamodb:GetItem','Resource':'*'; false",
            "'Action':'dynamodb:PutItem','Resource':'" + TABLE + "/*'; false",
            "'Action':'dynamodb:PutItem','Resource':'arn:aws:dynamodb:*:*:table/Ord*'; true",
            "'NotAction':'s3:*','Resource':'*'; true", "'NotAction':'dynamodb:*','Resource':'*'; false",
            "'Action':'*','NotResource':'" + TABLE + "'; false", "'Action':'*','NotResource':'arn:aws:s3:::*'; true"})
    void matchesActionsAndResources(String statement, boolean allowed) {
        var decision = identity("dynamodb:PutItem", TABLE, "{'Effect':'Allow'," + statement + "}");

        assertThat(decision.isAllowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {"'StringEquals':{'k':'b'}; b; true",
            "'StringEquals':{'k':['a','b']}; b; true",
            "'StringEquals':{'k':'b'}; ; false", "'StringNotEquals':{'k':'b'}; ; true",
            "'StringEqualsIfExists':{'k':'b'}; ; true", "'StringEqualsIfExists':{'k':'b'}; c; false",
            "'StringNotEquals':{'k':['a','b']}; b; false", "'StringLike':{'k':'sample/*'}; sample/x/y; true",
            "'StringEquals':{'k':'sample/*'}; sample/x; false", "'StringEqualsIgnoreCase':{'K':'B'}; b; true",
            "'NumericLessThanEquals':{'k':'10'}; 10; true", "'NumericLessThan':{'k':'10'}; 9.5; true",
            "'NumericLessThan':{'k':'10'}; ten; false", "'Bool':{'k':'true'}; True; true",
            "'DateLessThan':{'k':'2026-01-01T00:00:00Z'}; 2025-12-31T23:59:59Z; true",
            "'DateGreaterThan':{'k':'2026-01-01'}; 2025-12-31T23:59:59Z; false",
            "'IpAddress':{'k':'10.0.0.0/8'}; 10.1.2.3; true", "'NotIpAddress':{'k':'10.0.0.0/8'}; 10.1.2.3; false",
            "'IpAddress':{'k':'10.0.0.0/8'}; 11.1.2.3; false", "'Null':{'k':'true'}; ; true",
            "'Null':{'k':'false'}; x; true", "'Null':{'k':'true'}; x; false",
            "'ArnLike':{'k':'arn:aws:s3:::in-*'}; arn:aws:s3:::in-box; true",
            "'ArnLike':{'k':'arn:aws:*:topic'}; arn:aws:sns:local-1:000000000000:topic; false",
            "'ArnNotLike':{'k':'arn:aws:s3:::in-*'}; arn:aws:s3:::in-box; false"})
    void comparesConditionKeys(String condition, String value, boolean allowed) {
        var keys = value == null ? Map.<String, String>of() : Map.of("k", value);
        var statement = "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{" + condition + "}}";

        var decision = Evaluation.of(request("s3:GetObject", "arn:aws:s3:::b/k", keys), Policies.ofIdentity(List.of(
                policy(statement)), Optional.empty()));

        assertThat(decision.isAllowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"ForAllValues:StringEquals, a b, true", "ForAllValues:StringEquals, a x, false",
            "ForAllValues:StringEquals, '', true", "ForAnyValue:StringEquals, a x, true",
            "ForAnyValue:StringEquals, x y, false", "ForAnyValue:StringEquals, '', false",
            "ForAllValues:StringNotEquals, x y, true", "ForAllValues:StringNotEquals, a x, false"})
    void comparesKeysOfSeveralValues(String operator, String values, boolean allowed) {
        var given = values.isEmpty() ? List.<String>of() : List.of(values.split(" "));
        var request = new AccessRequest(WORKER, "s3:PutObject", "arn:aws:s3:::b/k", Context.EMPTY.with("aws:TagKeys",
                given));
        var statement = "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'" + operator
                + "':{'aws:TagKeys':['a','b']}}}";

        assertThat(Evaluation.of(request, Policies.ofIdentity(List.of(policy(statement)), Optional.empty()))
                .isAllowed())
                .isEqualTo(allowed);
    }

    @Test
    void replacesPolicyVariables() {
        var home = "{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::home/${aws:userid}/*'}";
        var policies = Policies.ofIdentity(List.of(policy(home)), Optional.empty());

        assertThat(Evaluation.of(request("s3:GetObject", "arn:aws:s3:::home/me/x", Map.of("aws:userid", "me")),
                policies)
                .isAllowed()).isTrue();
        assertThat(Evaluation.of(request("s3:GetObject", "arn:aws:s3:::home/you/x", Map.of("aws:userid", "me")),
                policies).isAllowed()).isFalse();
        assertThat(Evaluation.of(request("s3:GetObject", "arn:aws:s3:::home//x", Map.of()), policies).isAllowed())
                .isFalse();
        assertThat(Evaluation.of(request("s3:GetObject", "arn:aws:s3:::home/you/x", Map.of("aws:userid", "*")),
                policies)
                .isAllowed()).as("a value is no pattern").isFalse();
    }

    @Test
    void letsADenialWin() {
        var decision = identity("dynamodb:PutItem", TABLE, ALLOW_ALL,
                "{'Effect':'Deny','Action':'dynamodb:Put*','Resource':'*'}");

        assertThat(decision.because("dynamodb:PutItem")).isEqualTo(
                " with an explicit deny in an identity-based policy");
    }

    @Test
    void givesNothingBeyondTheBoundary() {
        var boundary = policy("{'Effect':'Allow','Action':'s3:*','Resource':'*'}");

        var decision = Evaluation.of(request("dynamodb:PutItem", TABLE, Map.of()), Policies.ofIdentity(List.of(policy(
                ALLOW_ALL)), Optional.of(boundary)));

        assertThat(decision.because("dynamodb:PutItem")).isEqualTo(
                " because no permissions boundary allows the dynamodb:PutItem action");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {"'*'; true", "{'AWS':'*'}; true", "{'AWS':'" + ROLE
            + "'}; true",
            "{'AWS':['" + SESSION + "']}; true", "{'AWS':'000000000000'}; false",
            "{'AWS':'arn:aws:iam::000000000000:root'}; false", "{'AWS':'arn:aws:iam::000000000000:role/other'}; false",
            "{'Service':'lambda.amazonaws.com'}; false"})
    void takesEitherARolesPolicyOrAResources(String principal, boolean allowed) {
        var resource = policy("{'Effect':'Allow','Action':'*','Resource':'*','Principal':" + principal + "}");

        var alone = Evaluation.of(request("s3:GetObject", "arn:aws:s3:::b/k", Map.of()), Policies.ofNobody().with(
                resource, ResourceRule.EITHER));
        var both = Evaluation.of(request("s3:GetObject", "arn:aws:s3:::b/k", Map.of()), Policies.ofIdentity(List.of(
                policy(ALLOW_ALL)), Optional.empty()).with(resource, ResourceRule.EITHER));

        assertThat(alone.isAllowed()).isEqualTo(allowed);
        assertThat(both.isAllowed()).isTrue();
    }

    @Test
    void needsAKeysPolicyWhichMayLeaveItToTheAccount() {
        var toAccount = policy("{'Effect':'Allow','Action':'kms:*','Resource':'*',"
                + "'Principal':{'AWS':'arn:aws:iam::000000000000:root'}}");
        var other = policy("{'Effect':'Allow','Action':'kms:*','Resource':'*','Principal':{'AWS':'" + ROLE + "2'}}");
        var asked = request("kms:Decrypt", "arn:aws:kms:local-1:000000000000:key/1", Map.of());
        var all = Policies.ofIdentity(List.of(policy(ALLOW_ALL)), Optional.empty());

        assertThat(Evaluation.of(asked, all.with(toAccount, ResourceRule.NEEDED)).isAllowed()).isTrue();
        assertThat(Evaluation.of(asked, Policies.ofNobody().with(toAccount, ResourceRule.NEEDED)).isAllowed())
                .isFalse();
        assertThat(Evaluation.of(asked, all.with(other, ResourceRule.NEEDED)).because("kms:Decrypt")).isEqualTo(
                " because no resource-based policy allows the kms:Decrypt action");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {"{; This policy contains invalid Json",
            "{}; Syntax errors in policy.",
            "{'Version':'2013-01-01','Statement':[]}; The policy must contain a valid version string.",
            "{'Statement':{'Effect':'Allow','Resource':'*'}}; Policy statement must contain actions.",
            "{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'Like':{'a':'b'}}}}; "
                    + "Invalid Condition type : Like."})
    void saysWhatIsWrongWithAPolicy(String text, String message) {
        assertThatThrownBy(() -> PolicyDocument.parse(text.replace('\'', '"'))).isInstanceOf(MalformedPolicy.class)
                .hasMessage(message);
    }
}
