package dev.signalbox.localcloud.service.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.service.dynamodb.Refusal;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ConditionTest {
    private static final Map<String, String> NAMES = Map.of("#st", "status", "#dot", "a.b");
    private static final Map<String, AttributeValue> VALUES = Map.ofEntries(Map.entry(":five", number("5")), Map.entry(
            ":six", number("6")), Map.entry(":fivePointZero", number("5.0")), Map.entry(":ab", text("ab")), Map.entry(
                    ":b", text("b")), Map.entry(":S", text("S")), Map.entry(":X", text("X")), Map.entry(":true",
                            AttributeValue.fromBool(true)), Map.entry(":blob", AttributeValue.fromB(SdkBytes
                                    .fromByteArray(new byte[]{1, 2}))), Map.entry(":set", AttributeValue.fromNs(List.of(
                                            "2", "1"))));
    private static final Item ITEM = ItemReader.item(Map.of("n", number("5"), "s", text("abc"), "status", text("abc"),
            "a.b", number("1"), "ns", AttributeValue.fromNs(List.of("1", "2")), "ss", AttributeValue.fromSs(List.of("b",
                    "c")), "bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[]{0, 1, 2, 3})), "l",
            AttributeValue.fromL(List.of(text("b"), AttributeValue.fromM(Map.of("k", number("6"))))), "yes",
            AttributeValue.fromBool(true), "nothing", AttributeValue.fromNul(true)));

    @ParameterizedTest
    @ValueSource(strings = {"n = :five", "n = :fivePointZero", "n <> :six", "n < :six", "n <= :five", ":six > n",
            "n BETWEEN :five AND :six", "n in (:six, :five)", "attribute_exists(n)", "attribute_not_exists(absent)",
            "attribute_exists(l[1].k)", "attribute_not_exists(l[2])", "attribute_not_exists(s.k)",
            "attribute_type(s, :S)", "begins_with(s, :ab)", "contains(s, :b)", "contains(ss, :b)", "contains(l, :b)",
            "contains(bytes, :blob)", "contains(ns, :fivePointZero) OR n = :five", "size(l) < n", "size(s) < :five",
            "NOT n = :six", "NOT NOT n = :five", "n = :six OR n = :five AND s <> :ab",
            "(n = :six OR n = :five) AND s <> :ab", "absent <> :five", "n <> s", "#st = s", "#dot < n", "l[0] = :b",
            "l[1].k = :six", "ns = :set", "yes = :true", "(n) = (:five)", "NOT n BETWEEN :six AND :six",
            "attribute_exists (n) and  attribute_exists(s)", "size(l[1]) < :five"})
    void holds(String expression) {
        assertThat(test(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n = :six", "n < s", "absent = :five", "absent < :five", "NOT n = :five",
            "n = :five AND n = :six", "n = :six OR n = :six AND n = :five", "begins_with(n, :ab)", "contains(n, :b)",
            "begins_with(absent, :ab)", "size(n) = :five", "size(yes) = :five", "size(nothing) = :five",
            "l[1] = l[0]", "attribute_type(n, :S)", "absent IN (:five, :six)", "attribute_exists(n.k)"})
    void doesNotHold(String expression) {
        assertThat(test(expression)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n = | Syntax error; token: "<EOF>", near: "="
            n = :five :six | Syntax error; token: ":six", near: ":five :six"
            n | Syntax error; token: "<EOF>", near: "n"
            n ! :five | Syntax error; token: "!", near: "n ! :five"
            (n = :five | Syntax error; token: "<EOF>", near: ":five"
            AND n = :five | Syntax error; token: "AND", near: "AND n"
            n = :five AND | Syntax error; token: "<EOF>", near: "AND"
            l[x] = :five | Syntax error; token: "x", near: "[x]"
            ((n = :five)) | The expression has redundant parentheses;
            (((n))) = :five | The expression has redundant parentheses;
            status = :five | Attribute name is a reserved keyword; reserved keyword: status
            n = :nope | An expression attribute value used in expression is not defined; attribute value: :nope
            #nope = :five | An expression attribute name used in the document path is not defined; attribute name: #nope
            foo(n) | Invalid function name; function: foo
            Attribute_Exists(n) | Invalid function name; function: Attribute_Exists
            size(n) | The function is not allowed to be used this way in an expression; function: size
            contains(n, :five) = :true | The function is not allowed to be used this way in an expression; function: contains
            begins_with(n) | Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1
            begins_with(n, :five) | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
            attribute_exists(:five) | Operator or function requires a document path; operator or function: attribute_exists
            attribute_type(n, :X) | Invalid attribute type name found; type: X, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}
            n < :true | Incorrect operand type for operator or function; operator or function: <, operand type: BOOL
            size(:five) = :five | Incorrect operand type for operator or function; operator or function: size, operand type: N
            n = n | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [n]
            n BETWEEN :six AND :five | The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:6}, upper bound operand: AttributeValue: {N:5}
            n BETWEEN :ab AND :five | The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:ab}, upper bound operand: AttributeValue: {N:5}
            """)
    void isRefused(String expression, String reason) {
        Refusal.message(() -> test(expression)).isEqualTo("Invalid ConditionExpression: " + reason);
    }

    @Test
    void emptyAndOversizedExpressionsAreRefused() {
        Refusal.message(() -> test("  ")).isEqualTo(
                "Invalid ConditionExpression: The expression can not be empty;");
        Refusal.message(() -> test("n = :five OR ".repeat(400) + "n = :five")).startsWith(
                "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: ");
    }

    @Test
    void deeplyNestedParenthesesDoNotExhaustTheStack() {
        Refusal.message(() -> test("(".repeat(2_000) + "n" + ")".repeat(2_000))).isEqualTo(
                "Invalid ConditionExpression: The expression has redundant parentheses;");
    }

    @Test
    void placeholdersThatNoExpressionUsesAreRefused() {
        var values = Map.of(":used", number("1"), ":idle", number("2"));
        var expressions = given(Map.of("#idle", "x"), values, "n = :used").read();
        expressions.condition();

        Refusal.message(expressions::checkAllUsed).isEqualTo(
                "Value provided in ExpressionAttributeNames unused in expressions: keys: {#idle}");
    }

    @Test
    void placeholdersWithoutAnyExpressionAreRefused() {
        Refusal.message(() -> given(Map.of("#a", "x"), Map.of(":a", number("1")), null).checked()).isEqualTo(
                "ExpressionAttributeNames can only be specified when using expressions");
        Refusal.message(() -> given(DefaultSdkAutoConstructMap.getInstance(), Map.of(":a", number("1")), null).with(
                ExpressionKind.UPDATE, null).checked()).isEqualTo("ExpressionAttributeValues can only be specified "
                        + "when using expressions: ConditionExpression and UpdateExpression are null");
    }

    @Test
    void placeholdersAreChecked() {
        Refusal.message(() -> given(Map.of("a", "x"), VALUES, "n = :n").read()).contains(
                "ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
        Refusal.message(() -> given(NAMES, Map.of(":n", number("x")), "n = :n").read()).isEqualTo(
                "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric "
                        + "value: x for key :n");
        Refusal.message(() -> given(Map.of(), VALUES, "n = :n").read()).isEqualTo(
                "ExpressionAttributeNames must not be empty");
    }

    private static boolean test(String expression) {
        return given(NAMES, VALUES, expression).read().condition().orElseThrow().test(ITEM);
    }

    private static GivenExpressions given(Map<String, String> names, Map<String, AttributeValue> values,
            @Nullable String condition) {
        return new GivenExpressions(names, values).with(ExpressionKind.CONDITION, condition);
    }

    private static AttributeValue number(String text) {
        return AttributeValue.fromN(text);
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
