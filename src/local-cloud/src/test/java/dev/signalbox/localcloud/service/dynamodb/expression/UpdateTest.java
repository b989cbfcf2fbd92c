package dev.signalbox.localcloud.service.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.service.dynamodb.Refusal;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class UpdateTest {
    private static final Map<String, AttributeValue> ITEM = Map.of("id", text("x"), "n", number("5"), "l", list("a",
            "b",
            "c", "d"), "m", AttributeValue.fromM(Map.of("k", number("1"), "deep", AttributeValue.fromM(Map.of()))),
            "ss",
            AttributeValue.fromSs(List.of("a", "b")));
    private static final Map<String, AttributeValue> VALUES = Map.of(":n", number("2"), ":s", text("s"), ":list", list(
            "y", "z"), ":set", AttributeValue.fromSs(List.of("b", "c")), ":both", AttributeValue.fromSs(List.of("a",
                    "b")), ":nums", AttributeValue.fromNs(List.of("1")));

    @Test
    void setsAttributesFromTheItemAsItWas() {
        var after = update("SET n = n + :n, was = n, m.k = :s, m.deep.x = :n, twin = m.k");

        assertThat(after.get("n")).isEqualTo(number("7"));
        assertThat(after.get("was")).isEqualTo(number("5"));
        assertThat(after.get("twin")).isEqualTo(number("1"));
        assertThat(after.get("m").m()).containsEntry("k", text("s"));
        assertThat(after.get("m").m().get("deep").m()).containsEntry("x", number("2"));
    }

    @Test
    void ifNotExistsAndListAppendNest() {
        var after = update("SET n = if_not_exists(n, :n) - :n, c = if_not_exists(c, :n) + :n, "
                + "l = list_append(:list, if_not_exists(nix, :list)), fresh = (:n)");

        assertThat(after.get("n")).isEqualTo(number("3"));
        assertThat(after.get("c")).isEqualTo(number("4"));
        assertThat(after.get("l")).isEqualTo(list("y", "z", "y", "z"));
        assertThat(after.get("fresh")).isEqualTo(number("2"));
    }

    @Test
    void elementsKeepTheirNumbersWhileOthersGo() {
        assertThat(update("REMOVE l[0], l[2]").get("l")).isEqualTo(list("b", "d"));
        assertThat(update("REMOVE l[1] SET l[2] = :s").get("l")).isEqualTo(list("a", "s", "d"));
        assertThat(update("REMOVE l[9]").get("l")).isEqualTo(list("a", "b", "c", "d"));
    }

    @Test
    void elementsBeyondTheEndAreAppendedInOrder() {
        assertThat(update("SET l[20] = :s, l[10] = id").get("l")).isEqualTo(list("a", "b", "c", "d", "x", "s"));
    }

    @Test
    void addAndDeleteWorkOnNumbersAndSets() {
        var after = update("ADD n :n, tally :n, ss :set, m.k :n");

        assertThat(after.get("n")).isEqualTo(number("7"));
        assertThat(after.get("tally")).isEqualTo(number("2"));
        assertThat(after.get("ss").ss()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(after.get("m").m()).containsEntry("k", number("3"));
        assertThat(update("DELETE ss :set").get("ss").ss()).containsExactly("a");
    }

    @Test
    void aSetWithoutMembersIsGone() {
        assertThat(update("DELETE ss :both")).doesNotContainKey("ss");
        assertThat(update("DELETE absent :both")).doesNotContainKey("absent");
    }

    @Test
    void sectionsComeInAnyOrderAndCase() {
        var after = update("remove n set x = :n add y :n delete ss :set");

        assertThat(after).doesNotContainKey("n").containsEntry("x", number("2")).containsEntry("y", number("2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET n = absent | The provided expression refers to an attribute that does not exist in the item
            SET n = absent + :n | The provided expression refers to an attribute that does not exist in the item
            SET n = id + :n | An operand in the update expression has an incorrect data type
            SET l = list_append(n, :list) | An operand in the update expression has an incorrect data type
            ADD id :n | An operand in the update expression has an incorrect data type
            ADD ss :nums | An operand in the update expression has an incorrect data type
            DELETE ss :nums | An operand in the update expression has an incorrect data type
            SET absent.k = :n | The document path provided in the update expression is invalid for update
            SET n[0] = :n | The document path provided in the update expression is invalid for update
            SET l.k = :n | The document path provided in the update expression is invalid for update
            REMOVE absent.k | The document path provided in the update expression is invalid for update
            SET a = :n SET b = :n | Invalid UpdateExpression: The "SET" section can only be used once in an update expression;
            SET m = :n, m.k = :n | Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m], path two: [m, k]
            SET m.k = :n REMOVE m[0] | Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [m, k], path two: [m, [0]]
            SET x = size(l) | Invalid UpdateExpression: Invalid function name; function: size
            SET x = if_not_exists(:n, :n) | Invalid UpdateExpression: Operator or function requires a document path; operator or function: if_not_exists
            SET x = list_append(:list) | Invalid UpdateExpression: Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1
            SET x = list_append(:n, :list) | Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: list_append, operand type: N
            SET x = :s + :n | Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S
            ADD n :s | Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING
            DELETE n :n | Invalid UpdateExpression: Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER
            SET x = n + n + n | Invalid UpdateExpression: Syntax error; token: "+", near: "n + n"
            SET x | Invalid UpdateExpression: Syntax error; token: "<EOF>", near: "x"
            x = :n | Invalid UpdateExpression: Syntax error; token: "x", near: "x ="
            SET name = :n | Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: name
            """)
    void isRefused(String expression, String message) {
        Refusal.message(() -> update(expression)).isEqualTo(message);
    }

    @Test
    void projectionsTakePartsOfDocuments() {
        var item = ItemReader.item(ITEM);
        var projection = expressions(ExpressionKind.PROJECTION, Map.of(), "id, m.k, l[3], l[1], nix, n.x").projection()
                .orElseThrow();

        assertThat(ItemWriter.attributes(projection.of(item))).isEqualTo(Map.of("id", text("x"), "m", AttributeValue
                .fromM(Map.of("k", number("1"))), "l", list("b", "d")));
        Refusal.message(() -> expressions(ExpressionKind.PROJECTION, Map.of(), "m, m.k").projection()).startsWith(
                "Invalid ProjectionExpression: Two document paths overlap with each other;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id = :s OR n = :n | Invalid operator used in KeyConditionExpression: OR
            id = :s AND NOT n = :n | Invalid operator used in KeyConditionExpression: NOT
            id <> :s | Invalid operator used in KeyConditionExpression: <>
            id IN (:s) | Invalid operator used in KeyConditionExpression: IN
            attribute_exists(id) | Invalid operator used in KeyConditionExpression: attribute_exists
            size(id) = :n | KeyConditionExpressions cannot contain nested operations
            m.k = :s | KeyConditionExpressions cannot have conditions on nested attributes
            id = n | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
            :s = :n | Invalid condition in KeyConditionExpression: No key attribute specified
            id = :s AND id = :n | KeyConditionExpressions must only contain one condition per key
            """)
    void keyConditionsAreRefused(String expression, String message) {
        Refusal.message(() -> expressions(ExpressionKind.KEY_CONDITION, VALUES, expression).keyCondition()).isEqualTo(
                message);
    }

    private static Map<String, AttributeValue> update(String expression) {
        var update = expressions(ExpressionKind.UPDATE, VALUES, expression).update().orElseThrow();
        return ItemWriter.attributes(update.apply(ItemReader.item(ITEM)));
    }

    private static Expressions expressions(ExpressionKind kind, Map<String, AttributeValue> values, String text) {
        var given = values.isEmpty() ? DefaultSdkAutoConstructMap.<String, AttributeValue>getInstance() : values;
        return new GivenExpressions(DefaultSdkAutoConstructMap.getInstance(), given).with(kind, text).read();
    }

    private static AttributeValue list(String... texts) {
        return AttributeValue.fromL(List.of(texts).stream().map(AttributeValue::fromS).toList());
    }

    private static AttributeValue number(String text) {
        return AttributeValue.fromN(text);
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
