package dev.signalbox.localcloud.service.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.service.dynamodb.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ItemReaderTest {
    @ParameterizedTest
    @CsvSource({"0,0", "-0.00,0", "007,7", "1.500,1.5", "1e3,1000", "-12.30E-1,-1.23", "+5,5"})
    void numbersAreNormalised(String given, String stored) {
        assertThat(roundTrip(AttributeValue.fromN(given)).n()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"abc,The parameter cannot be converted to a numeric value: abc",
            "'',The parameter cannot be converted to a numeric value",
            "1E126,Number overflow. Attempting to store a number with magnitude larger than supported range",
            "-1E126,Number overflow. Attempting to store a number with magnitude larger than supported range",
            "1E-131,Number underflow. Attempting to store a number with magnitude smaller than supported range",
            "123456789012345678901234567890123456789,Attempting to store more than 38 significant digits in a Number"})
    void numbersOutOfRangeAreRefused(String given, String message) {
        assertRefused(AttributeValue.fromN(given), message);
    }

    @Test
    void everyTypeSurvivesTheStore() {
        var item = Map.of("s", AttributeValue.fromS("é\uD83D\uDE00"), "n", AttributeValue.fromN("-1.5"), "b", binary(0,
                255), "bool", AttributeValue.fromBool(false), "null", AttributeValue.fromNul(true), "ss", AttributeValue
                        .fromSs(List.of("a", "")), "ns", AttributeValue.fromNs(List.of("1", "2.5")), "bs",
                AttributeValue.fromBs(List.of(binary(1).b(), binary(2).b())), "l", AttributeValue.fromL(List.of(
                        AttributeValue.fromL(List.of()), AttributeValue.fromN("3"))), "m", AttributeValue.fromM(Map.of(
                                "deep", AttributeValue.fromM(Map.of()))));

        var stored = ItemCodec.encode(ItemReader.item(item));

        assertThat(ItemWriter.attributes(ItemCodec.decode(stored))).isEqualTo(item);
    }

    @Test
    void aValueHasExactlyOneType() {
        assertRefused(AttributeValue.builder().build(),
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        assertRefused(AttributeValue.builder().s("a").n("1").build(),
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported "
                        + "datatypes");
        assertRefused(AttributeValue.fromNul(false),
                "One or more parameter values were invalid: Null attribute value types must have the value of true");
    }

    @Test
    void setsAreNeitherEmptyNorRepeatMembers() {
        assertRefused(AttributeValue.fromSs(List.of()),
                "One or more parameter values were invalid: An string set  may not be empty");
        assertRefused(AttributeValue.fromNs(List.of()),
                "One or more parameter values were invalid: An number set  may not be empty");
        assertRefused(AttributeValue.fromSs(List.of("a", "b", "a")),
                "One or more parameter values were invalid: Input collection [a, b, a] contains duplicates.");
        assertRefused(AttributeValue.fromNs(List.of("1", "1.0")), "Input collection contains duplicates");
    }

    @Test
    void nestingHasAnEnd() {
        var deep = AttributeValue.fromS("bottom");
        for (int i = 0; i < 33; i++) {
            deep = AttributeValue.fromL(List.of(deep));
        }

        assertRefused(deep, "Nesting Levels have exceeded supported limits: Attributes in the item have nested "
                + "levels beyond supported limit");
    }

    private static AttributeValue roundTrip(AttributeValue value) {
        return ItemWriter.value(ItemReader.value(value));
    }

    private static void assertRefused(AttributeValue value, String message) {
        Refusal.message(() -> ItemReader.value(value)).isEqualTo(message);
    }

    private static AttributeValue binary(int... bytes) {
        var blob = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            blob[i] = (byte) bytes[i];
        }
        return AttributeValue.fromB(SdkBytes.fromByteArray(blob));
    }
}
