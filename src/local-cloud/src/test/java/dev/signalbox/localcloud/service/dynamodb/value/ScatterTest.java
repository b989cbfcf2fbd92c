package dev.signalbox.localcloud.service.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScatterTest {
    @Test
    void numbersLieInTheOrderOfDynamoDbsHashes() {
        var order = List.of("0", "1", "-1", "10", "-23.5", "1e-130", "99.9").stream().sorted((a, b) -> Arrays
                .compareUnsigned(hashed(a), hashed(b))).toList();

        assertThat(order).containsExactly("-1", "-23.5", "99.9", "10", "1e-130", "1", "0");
    }

    @Test
    void equalNumbersLieTogetherHoweverTheyWereWritten() {
        assertThat(hashed("1.50")).isEqualTo(hashed("0015e-1"));
    }

    private static byte[] hashed(String number) {
        BigDecimal parsed = Numbers.parse(number);
        return new KeyBytes().partition(new Value.Num(parsed), Scatter.LIKE_DYNAMODB).toByteArray();
    }
}
